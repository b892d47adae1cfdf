namespace FalGenerated;

/// <summary>One exception in an access list.</summary>
/// <param name="User">The user's name at the service.</param>
/// <param name="Decision">What holds for that user.</param>
public sealed record FileAclRule(string User, FileAclDecision Decision);

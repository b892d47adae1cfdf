namespace FalGenerated.Generator.Diagnostics;

/// <summary>Wrong usage or configuration: exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);

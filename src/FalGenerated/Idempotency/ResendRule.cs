namespace FalGenerated.Idempotency;

/// <summary>One row of the policy.</summary>
/// <param name="Sign">What is seen, in words.</param>
/// <param name="Matches">Tells whether a send was of this kind.</param>
/// <param name="Verdict">What it means.</param>
/// <param name="Because">The reason.</param>
internal sealed record ResendRule(string Sign, Func<SendObservation, bool> Matches, SendVerdict Verdict, string Because);

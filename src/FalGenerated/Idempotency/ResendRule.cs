namespace FalGenerated.Idempotency;

/// <summary>One row of the table.</summary>
/// <param name="Sign">What is seen.</param>
/// <param name="Matches">Whether it is seen.</param>
/// <param name="Verdict">What it means.</param>
/// <param name="Because">Why.</param>
internal sealed record ResendRule(string Sign, Func<SendObservation, bool> Matches, SendVerdict Verdict, string Because);

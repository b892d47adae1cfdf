namespace FalGenerated.Idempotency;

/// <summary>One row of the table.</summary>
/// <param name="Sign">What is seen.</param>
/// <param name="Matches">Whether it is seen.</param>
/// <param name="Verdict">What it means.</param>
/// <param name="Because">Why.</param>
internal sealed record SubmitRule(string Sign, Func<SubmitSign, bool> Matches, SubmitVerdict Verdict, string Because);

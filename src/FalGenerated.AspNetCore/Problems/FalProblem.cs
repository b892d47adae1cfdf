namespace FalGenerated.AspNetCore.Problems;

/// <summary>The answer to one exception. It is made of fixed sentences: an exception's own message may hold paths, keys of orders or an account's state.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Code">A stable name for programs.</param>
/// <param name="Sentence">What to do, and why.</param>
internal sealed record FalProblem(int Status, string Code, string Sentence);

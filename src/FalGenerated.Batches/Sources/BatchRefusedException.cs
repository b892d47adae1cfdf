namespace FalGenerated.Batches.Sources;

/// <summary>A batch cannot be started as it was described. Nothing was started or sent.</summary>
/// <param name="problems">A sentence for each problem.</param>
internal sealed class BatchRefusedException(IReadOnlyList<string> problems) : Exception(Text(problems))
{
    private const int MostShown = 20;

    public BatchRefusedException(string problem)
        : this([problem])
    {
    }

    private static string Text(IReadOnlyList<string> problems) => string.Join(" ", problems.Take(MostShown))
        + (problems.Count > MostShown ? FormattableString.Invariant($" {problems.Count - MostShown} more problems are not shown.") : "");
}

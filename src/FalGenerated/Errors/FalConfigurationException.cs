namespace FalGenerated;

/// <summary>The options are not usable. Nothing was sent.</summary>
public sealed class FalConfigurationException : FalException
{
    internal FalConfigurationException(IReadOnlyList<string> problems)
        : base(string.Join(" ", problems)) => Problems = problems;

    /// <summary>Each problem, one sentence.</summary>
    public IReadOnlyList<string> Problems { get; }
}

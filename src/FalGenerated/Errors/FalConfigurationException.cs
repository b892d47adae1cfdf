namespace FalGenerated;

/// <summary>The options are not usable. Nothing was sent.</summary>
public sealed class FalConfigurationException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="problems">Each problem, one sentence.</param>
    public FalConfigurationException(IReadOnlyList<string> problems)
        : base(string.Join(" ", problems ?? throw new ArgumentNullException(nameof(problems)))) => Problems = problems;

    /// <summary>Each problem, one sentence.</summary>
    public IReadOnlyList<string> Problems { get; }
}

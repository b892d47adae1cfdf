using FalGenerated.BytedanceUpscaler;

namespace FalGenerated;

/// <summary>What the service's list of recent requests says of an intent in doubt. Nothing was submitted to learn it.</summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed record SubmitResolution<TOutput>
    where TOutput : class
{
    /// <summary>What it says.</summary>
    public required ResolveOutcome Outcome { get; init; }

    /// <summary>The job, which is now the intent's, in the journal too; null unless found.</summary>
    public FalJob<TOutput>? Job { get; init; }

    /// <summary>The request ids that may be the intent's; one when found, several or one of unknown input when ambiguous.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}

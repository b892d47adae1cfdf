using FalGenerated.BytedanceUpscaler;

namespace FalGenerated;

/// <summary>The result of looking up a submit in doubt in the service's list of recent requests. Nothing is submitted.</summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed record SubmitResolution<TOutput>
    where TOutput : class
{
    /// <summary>The outcome of the look-up.</summary>
    public required ResolveOutcome Outcome { get; init; }

    /// <summary>The job, which is now the submit's, in the journal too; null unless found.</summary>
    public FalJob<TOutput>? Job { get; init; }

    /// <summary>The request ids that may be the submit's; one when found, several or one of unknown input when ambiguous.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}

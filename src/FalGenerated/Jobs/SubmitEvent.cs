namespace FalGenerated;

/// <summary>One change of a submit's fate.</summary>
/// <param name="Fate">What became of it.</param>
public sealed record SubmitEvent(SubmitOutcome Fate)
{
    /// <summary>The request id; null before a job exists.</summary>
    public string? RequestId { get; init; }

    /// <summary>The decoded output of a finished job; null otherwise.</summary>
    public object? Output { get; init; }

    /// <summary>What <c>X-Fal-Billable-Units</c> said beside the output or failure; null when it said nothing.</summary>
    public decimal? BillableUnits { get; init; }
}

namespace FalGenerated.Video.Reading;

/// <summary>Ends a probe with a typed outcome. It never leaves the probe.</summary>
internal sealed class ProbeStop(VideoOutcome outcome, string message, long? offset = null) : Exception(message)
{
    public VideoOutcome Outcome { get; } = outcome;

    /// <summary>The place in the file; null when it says nothing.</summary>
    public long? Offset { get; } = offset;

    /// <summary>The HTTP status that ended it; null when none did.</summary>
    public int? HttpStatus { get; init; }

    public static ProbeStop Malformed(string what, long offset) => new(VideoOutcome.Malformed, what, offset);

    public static ProbeStop Truncated(long offset) =>
        new(VideoOutcome.Truncated, "The file ends before its index does. It is still being written, or it was cut.", offset);

    public static ProbeStop Budget(string limit) => new(VideoOutcome.BudgetExceeded, $"The probe stopped at its limit of {limit}.");
}

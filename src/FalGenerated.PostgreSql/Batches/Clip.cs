namespace FalGenerated.PostgreSql.Batches;

/// <summary>A clip of a batch as it stands.</summary>
/// <param name="Batch">The name of the batch.</param>
/// <param name="Number">Its number in the batch, from 1.</param>
/// <param name="Order">Source, output and options.</param>
/// <param name="State">Its state.</param>
/// <param name="ChangedAt">The time of the last change, by the database's clock.</param>
public sealed record Clip(string Batch, int Number, ClipOrder Order, ClipState State, DateTimeOffset ChangedAt)
{
    /// <summary>The job's token; null when no job is known.</summary>
    public string? Token { get; init; }

    /// <summary>The job's request id; null when no job is known.</summary>
    public string? RequestId { get; init; }

    /// <summary>The upper bound of its price, in US dollars; null when it was not quoted, or is unknown.</summary>
    public decimal? AtMostUsd { get; init; }

    /// <summary>The cost that its result states, in US dollars; null when it is not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The seconds that its result states as billed; null when it is not known.</summary>
    public decimal? BilledSeconds { get; init; }

    /// <summary>Sentences about what deserves attention in its input or output.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>The reason why it stands where it does, as a sentence; null when there is nothing to say.</summary>
    public string? Problem { get; init; }

    /// <summary>The number of steps that failed in a row; 0 after one that did not.</summary>
    public int Failures { get; init; }

    /// <summary>The worker that changed it last; null when none did.</summary>
    public string? Worker { get; init; }

    /// <summary>Gets a value indicating whether workers have nothing more to do for it, unless its batch is started again.</summary>
    public bool IsOver => State is not (ClipState.Waiting or ClipState.Running);
}

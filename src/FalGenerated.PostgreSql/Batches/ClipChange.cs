namespace FalGenerated.PostgreSql.Batches;

/// <summary>A change of a clip. What is null stays as it was, save for the problem.</summary>
/// <param name="State">The new state.</param>
/// <param name="Worker">The name of the worker that reports it.</param>
public sealed record ClipChange(ClipState State, string Worker)
{
    /// <summary>The job's token; null keeps the present one.</summary>
    public string? Token { get; init; }

    /// <summary>The job's request id; null keeps the present one.</summary>
    public string? RequestId { get; init; }

    /// <summary>The upper bound of its price, in US dollars; null keeps the present one.</summary>
    public decimal? AtMostUsd { get; init; }

    /// <summary>The cost that its result states, in US dollars; null keeps the present one.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The seconds that its result states as billed; null keeps the present one.</summary>
    public decimal? BilledSeconds { get; init; }

    /// <summary>Sentences about input or output; null keeps the present ones.</summary>
    public IReadOnlyList<string>? Findings { get; init; }

    /// <summary>The reason, as a sentence; null clears the present one.</summary>
    public string? Problem { get; init; }

    /// <summary>The number of steps that failed in a row; 0 (the default) after one that did not.</summary>
    public int Failures { get; init; }
}

namespace FalGenerated.Cli.Batches;

/// <summary>The limits of a batch and the way to run it.</summary>
internal sealed record BatchPlan
{
    /// <summary>Gets the folder of the outputs, which names the batch: the same folder goes on with it.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the most that the batch may ever spend or reserve, in US dollars; null for no limit.</summary>
    public decimal? MaxTotalUsd { get; init; }

    /// <summary>Gets the limits of each clip.</summary>
    public required SubmitOptions Submit { get; init; }

    /// <summary>Gets the number of clips at a time.</summary>
    public required int Concurrency { get; init; }

    /// <summary>Gets the most submits in a minute; null for no limit.</summary>
    public int? PerMinute { get; init; }

    /// <summary>Gets the time after which nothing more is submitted; null for none.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the number of failed clips after which nothing more is submitted; null for no limit.</summary>
    public int? MostFailures { get; init; }
}

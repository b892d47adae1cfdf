namespace FalGenerated.Emulator.Jobs;

/// <summary>A submit: the input and the platform headers that came with it.</summary>
internal sealed record Submission(string Key, string EndpointId, string AppId, byte[] Input)
{
    /// <summary>Decides the outcome when the run ends; called once, at that moment.</summary>
    public required Func<Job, Outcome> Finish { get; init; }

    public bool LowPriority { get; init; }

    /// <summary>The deadline for the start of processing, counted from the submit; null for none.</summary>
    public TimeSpan? StartTimeout { get; init; }

    public bool NoRetry { get; init; }

    /// <summary>True to keep input and output, false to drop them; null for the account's setting.</summary>
    public bool? StoreIo { get; init; }

    /// <summary>The address of the webhook that announces the end; null for none.</summary>
    public string? Webhook { get; init; }

    /// <summary>True for a call of the synchronous host: no queue, no retries.</summary>
    public bool Direct { get; init; }
}

namespace FalGenerated.Emulator;

/// <summary>What a submit asked for.</summary>
internal sealed record Submission(string Key, string EndpointId, string AppId, byte[] Input)
{
    /// <summary>Decides the outcome when the run ends; called once, at that moment.</summary>
    public required Func<Job, Outcome> Finish { get; init; }

    public bool LowPriority { get; init; }

    /// <summary>The deadline for the start of processing, counted from the submit; null for none.</summary>
    public TimeSpan? StartTimeout { get; init; }

    public bool NoRetry { get; init; }

    /// <summary>Whether input and output are kept; null for the account's setting.</summary>
    public bool? StoreIo { get; init; }

    /// <summary>Where to announce the end; null for nowhere.</summary>
    public string? Webhook { get; init; }

    /// <summary>True for a call of the synchronous host: no queue, no retries.</summary>
    public bool Direct { get; init; }
}

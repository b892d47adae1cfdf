using FalGenerated.Emulator.Files;

namespace FalGenerated.Emulator.Jobs;

/// <summary>A submit: the input and the platform headers that came with it. Data only, so that it can be kept over a restart.</summary>
internal sealed record Submission(string Owner, string EndpointId, string AppId, byte[] Input)
{
    /// <summary>The host by which the caller addressed the emulator, with its port: addresses in the output repeat it.</summary>
    public string Host { get; init; } = "";

    /// <summary>The lifetime of the output files and the access to them.</summary>
    public FileLifecycle Lifecycle { get; init; } = FileLifecycle.Default;

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

    /// <summary>The tags of the request, which its billing event repeats.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

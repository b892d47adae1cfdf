namespace FalGenerated.Emulator;

/// <summary>Settings of <see cref="FalEmulatorOptions"/> that a scenario may change; null leaves one as it is. Times are in seconds.</summary>
public sealed record ScenarioSettings
{
    /// <summary><see cref="FalEmulatorOptions.QueueTime"/>.</summary>
    public double? QueueSeconds { get; init; }

    /// <summary><see cref="FalEmulatorOptions.RunTime"/>.</summary>
    public double? RunSeconds { get; init; }

    /// <summary><see cref="FalEmulatorOptions.QueuePosition"/>.</summary>
    public int? QueuePosition { get; init; }

    /// <summary><see cref="FalEmulatorOptions.OthersInQueue"/>.</summary>
    public int? OthersInQueue { get; init; }

    /// <summary><see cref="FalEmulatorOptions.RunnerFailures"/>.</summary>
    public int? RunnerFailures { get; init; }

    /// <summary><see cref="FalEmulatorOptions.ConcurrencyPerKey"/>.</summary>
    public int? ConcurrencyPerKey { get; init; }

    /// <summary><see cref="FalEmulatorOptions.CancelStopsRun"/>.</summary>
    public bool? CancelStopsRun { get; init; }

    /// <summary><see cref="FalEmulatorOptions.StoresPayloads"/>.</summary>
    public bool? StoresPayloads { get; init; }

    /// <summary><see cref="FalEmulatorOptions.DurationSeconds"/>.</summary>
    public decimal? DurationSeconds { get; init; }

    /// <summary><see cref="FalEmulatorOptions.RequestListDelay"/>.</summary>
    public double? RequestListDelaySeconds { get; init; }

    /// <summary><see cref="FalEmulatorOptions.UploadAddressLifetime"/>.</summary>
    public double? UploadAddressSeconds { get; init; }

    internal void ApplyTo(FalEmulatorOptions options)
    {
        options.QueueTime = Time(QueueSeconds) ?? options.QueueTime;
        options.RunTime = Time(RunSeconds) ?? options.RunTime;
        options.QueuePosition = QueuePosition ?? options.QueuePosition;
        options.OthersInQueue = OthersInQueue ?? options.OthersInQueue;
        options.RunnerFailures = RunnerFailures ?? options.RunnerFailures;
        options.ConcurrencyPerKey = ConcurrencyPerKey ?? options.ConcurrencyPerKey;
        options.CancelStopsRun = CancelStopsRun ?? options.CancelStopsRun;
        options.StoresPayloads = StoresPayloads ?? options.StoresPayloads;
        options.DurationSeconds = DurationSeconds ?? options.DurationSeconds;
        options.RequestListDelay = Time(RequestListDelaySeconds) ?? options.RequestListDelay;
        options.UploadAddressLifetime = Time(UploadAddressSeconds) ?? options.UploadAddressLifetime;
    }

    private static TimeSpan? Time(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}

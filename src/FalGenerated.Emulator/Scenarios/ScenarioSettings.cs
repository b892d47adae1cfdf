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
}

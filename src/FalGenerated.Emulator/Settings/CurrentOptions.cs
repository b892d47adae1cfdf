namespace FalGenerated.Emulator.Settings;

/// <summary>The options in force: those of the start, changed by scenarios, and as they were again after a reset.</summary>
internal sealed class CurrentOptions(FalEmulatorOptions initial)
{
    private volatile FalEmulatorOptions value = initial.Copy();

    public FalEmulatorOptions Value => value;

    /// <summary>Applies what a scenario sets; the rest stays as it is.</summary>
    public void Apply(Scenario scenario)
    {
        var changed = value.Copy();
        var settings = scenario.Settings;
        changed.Seed = scenario.Seed ?? changed.Seed;
        changed.QueueTime = Time(settings.QueueSeconds) ?? changed.QueueTime;
        changed.RunTime = Time(settings.RunSeconds) ?? changed.RunTime;
        changed.QueuePosition = settings.QueuePosition ?? changed.QueuePosition;
        changed.OthersInQueue = settings.OthersInQueue ?? changed.OthersInQueue;
        changed.RunnerFailures = settings.RunnerFailures ?? changed.RunnerFailures;
        changed.ConcurrencyPerKey = settings.ConcurrencyPerKey ?? changed.ConcurrencyPerKey;
        changed.CancelStopsRun = settings.CancelStopsRun ?? changed.CancelStopsRun;
        changed.StoresPayloads = settings.StoresPayloads ?? changed.StoresPayloads;
        changed.DurationSeconds = settings.DurationSeconds ?? changed.DurationSeconds;
        changed.RequestListDelay = Time(settings.RequestListDelaySeconds) ?? changed.RequestListDelay;
        changed.UploadAddressLifetime = Time(settings.UploadAddressSeconds) ?? changed.UploadAddressLifetime;
        value = changed;
    }

    public void Reset() => value = initial.Copy();

    private static TimeSpan? Time(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;
}

namespace FalGenerated.Emulator;

/// <summary>What a test may change while the emulator runs.</summary>
public sealed partial class FalEmulator
{
    /// <summary>Adds a fault to those in force.</summary>
    public void Inject(Fault fault) => parts.Control.Faults.Add([fault]);

    /// <summary>Removes all faults.</summary>
    public void ClearFaults() => parts.Control.Faults.Clear();

    /// <summary>Applies a scenario on top of what is in force.</summary>
    public void Apply(Scenario scenario) => parts.Control.Apply(scenario);

    /// <summary>Moves manual time forward; what is due happens in its order.</summary>
    /// <exception cref="InvalidOperationException">The emulator was not started with <see cref="FalEmulatorOptions.ManualTime"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time) => parts.Control.Advance(time);

    /// <summary>Forgets all jobs, files, tokens, counts and records, and goes back to the options and scenarios of the start.</summary>
    public void Reset() => parts.Control.Reset();
}

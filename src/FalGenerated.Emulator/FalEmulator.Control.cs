namespace FalGenerated.Emulator;

/// <summary>The operations of a test on a running emulator.</summary>
public sealed partial class FalEmulator
{
    /// <summary>Adds a fault to those in force.</summary>
    /// <exception cref="ArgumentException">It could never happen: an unknown operation, a number out of its range.</exception>
    public void Inject(Fault fault) => parts.Control.Faults.Add([fault]);

    /// <summary>Removes all faults.</summary>
    public void ClearFaults() => parts.Control.Faults.Clear();

    /// <summary>Applies a scenario on top of what is in force.</summary>
    /// <exception cref="ArgumentException">One of its faults could never happen, or it replaces a text that the page does not have.</exception>
    public void Apply(Scenario scenario) => parts.Control.Apply(scenario);

    /// <summary>Moves manual time forward; what is due happens in its order.</summary>
    /// <exception cref="InvalidOperationException">The emulator was not started with <see cref="FalEmulatorOptions.ManualTime"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public void Advance(TimeSpan time) => parts.Control.Advance(time);

    /// <summary>Signs webhooks from now on with a new key; the old one leaves the key set at once.</summary>
    public void RotateWebhookKey() => parts.Control.Signer.Rotate();

    /// <summary>Forgets all jobs, files, tokens, counts and records, and goes back to the options and scenarios of the start.</summary>
    public void Reset() => parts.Control.Reset();
}

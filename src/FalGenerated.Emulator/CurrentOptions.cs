namespace FalGenerated.Emulator;

/// <summary>The options in force: those of the start, changed by scenarios, and as they were again after a reset.</summary>
internal sealed class CurrentOptions(FalEmulatorOptions initial)
{
    private volatile FalEmulatorOptions value = initial.Copy();

    public FalEmulatorOptions Value => value;

    public void Change(Action<FalEmulatorOptions> change)
    {
        var changed = value.Copy();
        change(changed);
        value = changed;
    }

    public void Reset() => value = initial.Copy();
}

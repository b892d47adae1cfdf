namespace FalGenerated.Polling;

/// <summary>How many streams one client has open. Whoever gets no slot polls.</summary>
internal sealed class StreamSlots(int most)
{
    private int taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref taken) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref taken);
        return false;
    }

    public void GiveBack() => Interlocked.Decrement(ref taken);
}

namespace FalGenerated.Polling;

/// <summary>Limits the streams that one client has open. A wait without a slot polls.</summary>
/// <param name="most">The most that may be open now: it grows once the connections are known to be shared.</param>
internal sealed class StreamSlots(Func<int> most)
{
    private int taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref taken) <= most())
        {
            return true;
        }

        Interlocked.Decrement(ref taken);
        return false;
    }

    public void GiveBack() => Interlocked.Decrement(ref taken);
}

namespace FalGenerated.Video;

/// <summary>Finds the commonest sample duration in a fixed space, however many different ones a file states.</summary>
internal sealed class DurationVotes
{
    private const int Slots = 32;

    private readonly uint[] durations = new uint[Slots];
    private readonly long[] counts = new long[Slots];
    private int used;
    private long total;

    public void Add(uint duration, long count)
    {
        total += count;
        int slot = Array.IndexOf(durations, duration, 0, used);
        if (slot < 0 && used < Slots)
        {
            slot = used++;
            durations[slot] = duration;
        }

        if (slot >= 0)
        {
            counts[slot] += count;
        }
    }

    /// <summary>The commonest duration; 0 when there was none.</summary>
    public uint Commonest
    {
        get
        {
            int best = 0;
            for (int i = 1; i < used; i++)
            {
                best = counts[i] > counts[best] ? i : best;
            }

            return durations[best];
        }
    }

    /// <summary>Whether more than one sample in fifty lasts noticeably longer or shorter than most.</summary>
    public bool IsVariable()
    {
        uint commonest = Commonest;
        long near = 0;
        for (int i = 0; i < used; i++)
        {
            near += IsNear(durations[i], commonest) ? counts[i] : 0;
        }

        return (total - near) > total / 50;
    }

    // A rate that the timescale cannot express alternates by one tick: 41 and 42 milliseconds are 24 frames a second.
    private static bool IsNear(uint duration, uint commonest) => Math.Abs((long)duration - commonest) <= Math.Max(1, commonest / 50);
}

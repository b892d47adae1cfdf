namespace FalGenerated.Video.IsoBmff;

/// <summary>Adds up sample durations in a fixed space, however many different ones a file states.</summary>
internal sealed class SampleTimes
{
    private const int Slots = 32;

    private readonly uint[] durations = new uint[Slots];
    private readonly long[] counts = new long[Slots];
    private int used;

    /// <summary>The number of samples that were added.</summary>
    public long Samples { get; private set; }

    /// <summary>Their time, in the media's timescale.</summary>
    public decimal Time { get; private set; }

    /// <summary>True if all that the table holds was added.</summary>
    public bool IsComplete { get; set; } = true;

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

    public void Add(uint duration, long count)
    {
        Samples += count;
        Time += (decimal)count * duration;
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

    /// <summary>True if more than one sample in fifty lasts noticeably longer or shorter than most.</summary>
    public bool IsVariable()
    {
        uint commonest = Commonest;
        long near = 0;
        for (int i = 0; i < used; i++)
        {
            near += IsNear(durations[i], commonest) ? counts[i] : 0;
        }

        return (Samples - near) > Samples / 50;
    }

    // A rate that the timescale cannot express alternates by one tick: 41 and 42 milliseconds are 24 frames a second.
    private static bool IsNear(uint duration, uint commonest) => Math.Abs((long)duration - commonest) <= Math.Max(1, commonest / 50);
}

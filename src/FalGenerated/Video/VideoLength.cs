namespace FalGenerated.Video;

/// <summary>
/// The length of a video by all that its file states, because every single header can be wrong and the price follows the length. Pure.
/// </summary>
/// <remarks>
/// A reading that stands alone and is over twenty times the next one is dropped; the reading that most others support is expected; the
/// upper bound covers every reading that is kept.
/// </remarks>
internal sealed class VideoLength
{
    /// <summary>Seven days: nothing longer is believed.</summary>
    private const decimal Longest = 7 * 24 * 3600;

    // Shorter than one frame of any camera.
    private const decimal Shortest = 0.001m;

    // Rounding and the last frame's length are no contradiction, nor is a difference that costs nothing.
    private const decimal Tolerance = 0.1m;
    private const decimal Alone = 20;
    private const decimal FarLonger = 2;
    private const decimal SlowestFrame = 10;

    private const int MostNamed = 8;

    private readonly List<LengthReading> kept = [];
    private readonly List<string> notes = [];

    private VideoLength(IReadOnlyList<LengthReading> stated, long frames)
    {
        Stated = stated;
        bool isOdd = KeepPossible(stated) | DropOutliers(frames);
        Expected = Choose(frames);
        decimal? longest = kept.Where(reading => reading.Weight != LengthReading.Kind.Estimate).Max(reading => (decimal?)reading.Seconds);
        decimal? estimate = kept.Where(reading => reading.Weight == LengthReading.Kind.Estimate).Max(reading => (decimal?)reading.Seconds);
        bool isFarLonger = estimate > FarLonger * longest;
        Max = Expected is null ? null : isFarLonger ? estimate : longest;
        Min = Expected is null ? null : kept.Where(IsWhole).Where(reading => reading.Track <= LengthReading.Picture).Min(reading => (decimal?)reading.Seconds);
        if (isFarLonger || kept.GroupBy(reading => reading.Track).Any(Contradicts))
        {
            isOdd = true;
            notes.Insert(0, $"The lengths disagree: {string.Join(", ", kept.Select(reading => reading.ToString()).Distinct().Take(MostNamed))}.");
        }

        Disagrees = isOdd;
    }

    /// <summary>All readings, as they were stated.</summary>
    public IReadOnlyList<LengthReading> Stated { get; }

    /// <summary>The length of the picture in seconds; null when no reading can be relied on.</summary>
    public decimal? Expected { get; }

    /// <summary>The shortest length of the picture among the readings that are kept; null when none is expected.</summary>
    public decimal? Min { get; }

    /// <summary>The longest of all readings that are kept; null when none is expected, so that nothing bounds the length.</summary>
    public decimal? Max { get; }

    /// <summary>True if readings contradict each other by more than a tenth, or one is impossible.</summary>
    public bool Disagrees { get; }

    /// <summary>Sentences about the disagreement, with the figures.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <param name="stated">Everything that the file states.</param>
    /// <param name="frames">The number of frames of the picture; 0 when unknown.</param>
    public static VideoLength Of(IReadOnlyList<LengthReading> stated, long frames = 0) => new(stated, frames);

    /// <summary>The longest reading of an origin that is kept, other tracks than the picture left out; null when there is none.</summary>
    public decimal? Kept(LengthOrigin origin) =>
        kept.Where(reading => reading.Origin == origin && reading.Track <= LengthReading.Picture).Max(reading => (decimal?)reading.Seconds);

    /// <summary>True if two lengths are the same within a tenth.</summary>
    public static bool IsNear(decimal a, decimal b) => Math.Abs(a - b) <= Math.Max(Tolerance, Math.Max(a, b) / 10);

    private static bool IsWhole(LengthReading reading) => reading.Weight == LengthReading.Kind.Whole;

    private bool KeepPossible(IReadOnlyList<LengthReading> stated)
    {
        // Zero means "not known" in every format.
        foreach (LengthReading reading in stated.Where(reading => reading.Seconds > 0))
        {
            if (reading.Seconds > Longest)
            {
                notes.Add($"{Sentence(reading)}: more than seven days is not believed.");
            }
            else if (reading.Seconds >= Shortest)
            {
                kept.Add(reading with { Seconds = decimal.Round(reading.Seconds, 6) });
            }
            else if (IsWhole(reading))
            {
                notes.Add($"{Sentence(reading)}: no frame is that short.");
            }
        }

        return notes.Count > 0;
    }

    private bool DropOutliers(long frames)
    {
        bool dropped = false;
        while (FindOutlier(frames) is { } outlier)
        {
            kept.Remove(outlier);
            notes.Add($"{Sentence(outlier)}: it stands alone, over {Alone:0} times the next, and is left out.");
            dropped = true;
        }

        return dropped;
    }

    private LengthReading? FindOutlier(long frames)
    {
        List<LengthReading> longestFirst = [.. kept.Where(reading => reading.Weight != LengthReading.Kind.Estimate).OrderByDescending(reading => reading.Seconds)];
        if (longestFirst.Count < 2)
        {
            return null;
        }

        LengthReading longest = longestFirst[0];
        List<LengthReading> others = [.. longestFirst.Skip(1).Where(IsWhole)];
        bool isAlone = others.Count > 0 && longest.Seconds > Alone * others[0].Seconds && !IsNear(longest.Seconds, longestFirst[1].Seconds);
        if (!isAlone || (longest.Track == LengthReading.Picture && FramesSpeakFor(longest.Seconds, others[0].Seconds, frames)))
        {
            return null;
        }

        // Frames that were seen outweigh a single header.
        bool isOneAgainstOne = !others.Skip(1).Any(other => IsNear(other.Seconds, others[0].Seconds));
        return longest.IsSeen && isOneAgainstOne ? null : longest;
    }

    // A picture has 1 to 240 frames a second: the sum of 1,800 frames is a minute rather than the second that the headers claim.
    private static bool FramesSpeakFor(decimal longest, decimal next, long frames) =>
        frames >= longest && frames <= 240 * longest && frames > 240 * next;

    // One wrong timescale makes several readings agree on a length in which each frame would last for minutes.
    private static bool IsTooSlow(decimal seconds, long frames) => frames > 0 && seconds > SlowestFrame * frames;

    private decimal? Choose(long frames)
    {
        List<LengthReading> own = [.. kept.Where(reading => reading.Track == LengthReading.Picture && reading.Weight != LengthReading.Kind.Estimate)];
        decimal least = own.Where(reading => !IsWhole(reading)).Select(reading => reading.Seconds).DefaultIfEmpty().Max();
        decimal? chosen = own
            .Where(reading => IsWhole(reading) && (reading.Seconds >= least || IsNear(reading.Seconds, least)))
            .OrderBy(reading => IsTooSlow(reading.Seconds, frames))
            .ThenByDescending(reading => own.Count(other => IsNear(other.Seconds, reading.Seconds)))
            .ThenBy(reading => reading.Origin)
            .Select(reading => (decimal?)reading.Seconds)
            .FirstOrDefault();

        // Clusters confirm the header; they do not have its precision.
        return own.Where(reading => reading.Origin == LengthOrigin.SegmentHeader && IsNear(reading.Seconds, chosen ?? 0)).Max(reading => (decimal?)reading.Seconds) ?? chosen;
    }

    private static bool Contradicts(IEnumerable<LengthReading> track)
    {
        List<LengthReading> readings = [.. track.Where(reading => reading.Weight != LengthReading.Kind.Estimate)];
        return readings.Exists(one => IsWhole(one) && readings.Exists(other =>
            !IsNear(one.Seconds, other.Seconds) && (IsWhole(other) || other.Seconds > one.Seconds)));
    }

    private static string Sentence(LengthReading reading)
    {
        string text = reading.ToString();
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}

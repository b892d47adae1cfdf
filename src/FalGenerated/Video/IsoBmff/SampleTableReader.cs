using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads <c>stbl</c>: the coded form and the sums over the samples. No sample's offset is ever followed.</summary>
internal sealed class SampleTableReader(BoxReader boxes)
{
    // Fixed part of a visual sample entry, its own header included; its boxes follow.
    private const int VisualEntry = 86;

    private const int TimeEntry = 8;

    // Entries that are brought into the window at once.
    private const int PieceLength = 1024;

    public async ValueTask ReadAsync(Box table, TrackFacts track)
    {
        long position = table.Body;
        while (await boxes.NextAsync(position, table).ConfigureAwait(false) is { } box)
        {
            track.Overruns |= box.Overruns;
            if (box.Type == FourCc.Stsd)
            {
                await ReadDescriptionAsync(box, track).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Stts)
            {
                track.Times = await ReadTimesAsync(box, track).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Stsz || box.Type == FourCc.Stz2)
            {
                track.SampleCount = boxes.UInt32(await boxes.BodyAsync(box, 12).ConfigureAwait(false) + 8);
            }

            position = box.End;
        }
    }

    private async ValueTask ReadDescriptionAsync(Box description, TrackFacts track)
    {
        long body = await boxes.BodyAsync(description, 8).ConfigureAwait(false);
        if (await boxes.NextAsync(body + 8, description).ConfigureAwait(false) is not { } entry)
        {
            return;
        }

        track.Format = entry.Type;
        if (!track.IsVideo && track.Handler != 0)
        {
            return;
        }

        long fields = await boxes.BodyAsync(entry, VisualEntry - 8).ConfigureAwait(false);
        track.CodedSize = (boxes.UInt16(fields + 24), boxes.UInt16(fields + 26));
        track.Encrypted = entry.Type == FourCc.Encv;
        try
        {
            await ReadEntryBoxesAsync(entry, track).ConfigureAwait(false);
        }
        catch (ProbeStop stop) when (stop.Outcome == VideoOutcome.Malformed)
        {
            // Codec boxes are the codec's business; the entry's own fields stand.
            track.Overruns = true;
        }
    }

    private async ValueTask ReadEntryBoxesAsync(Box entry, TrackFacts track)
    {
        long position = entry.Body + VisualEntry - 8;
        while (await boxes.NextAsync(position, entry).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Pasp)
            {
                long body = await boxes.BodyAsync(box, 8).ConfigureAwait(false);
                track.PixelAspect = (boxes.UInt32(body), boxes.UInt32(body + 4));
            }
            else if (box.Type == FourCc.Sinf
                && await boxes.NextAsync(box.Body, box).ConfigureAwait(false) is { } original
                && original.Type == FourCc.Frma)
            {
                track.Format = boxes.UInt32(await boxes.BodyAsync(original, 4).ConfigureAwait(false));
            }

            position = box.End;
        }
    }

    /// <summary>Reads the beginning of the table, and more of it if the media header does not fit to that.</summary>
    private async ValueTask<SampleTimes> ReadTimesAsync(Box box, TrackFacts track)
    {
        ProbeLimits limits = boxes.Limits;
        long count = boxes.UInt32(await boxes.BodyAsync(box, 8).ConfigureAwait(false) + 4);
        long there = Math.Min(count, (box.End - box.Body - 8) / TimeEntry);
        SampleTimes times = new();
        long read = await AddAsync(box, 0, Math.Min(there, limits.TimeTableBytes / TimeEntry), times).ConfigureAwait(false);
        if (read < there && !FitsMediaHeader(times, track, (decimal)there / read))
        {
            read = await AddMoreAsync(box, read, Math.Min(there, limits.MaxTimeTableBytes / TimeEntry), times).ConfigureAwait(false);
        }

        times.IsComplete = read == count;
        return times;
    }

    private static bool FitsMediaHeader(SampleTimes times, TrackFacts track, decimal share) =>
        track.Timescale > 0 && times.Time < long.MaxValue && track.Duration is { } duration && VideoLength.IsNear(times.Time * share / track.Timescale, (decimal)duration / track.Timescale);

    private async ValueTask<long> AddMoreAsync(Box box, long from, long to, SampleTimes times)
    {
        try
        {
            return await AddAsync(box, from, to, times).ConfigureAwait(false);
        }
        catch (ProbeStop stop) when (stop.Outcome is VideoOutcome.BudgetExceeded or VideoOutcome.Truncated)
        {
            // The beginning stands as a lower bound.
            return from;
        }
    }

    private async ValueTask<long> AddAsync(Box box, long from, long to, SampleTimes times)
    {
        for (long entry = from; entry < to; entry += PieceLength)
        {
            int piece = (int)Math.Min(PieceLength, to - entry);
            long at = await boxes.BodyAsync(box, 8 + (entry * TimeEntry), piece * TimeEntry).ConfigureAwait(false);
            for (int i = 0; i < piece; i++, at += TimeEntry)
            {
                times.Add(boxes.UInt32(at + 4), boxes.UInt32(at));
            }
        }

        return to;
    }
}

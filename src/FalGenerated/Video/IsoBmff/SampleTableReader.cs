namespace FalGenerated.Video;

/// <summary>Reads <c>stbl</c>: the coded form and the sums over the samples. No sample's offset is ever followed.</summary>
internal sealed class SampleTableReader(BoxReader boxes, ProbeOptions options)
{
    // Fixed part of a visual sample entry, its own header included; its boxes follow.
    private const int VisualEntry = 86;

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
                track.Times = await ReadTimesAsync(box).ConfigureAwait(false);
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

    private async ValueTask<TimeTable> ReadTimesAsync(Box box)
    {
        long count = boxes.UInt32(await boxes.BodyAsync(box, 8).ConfigureAwait(false) + 4);
        long there = Math.Min(count, (box.End - box.Body - 8) / 8);
        int taken = (int)Math.Min(there, options.MaxTimeTableBytes / 8);
        long body = await boxes.BodyAsync(box, 8, taken * 8).ConfigureAwait(false);
        return Add(body, taken, taken == count);
    }

    private TimeTable Add(long body, int entries, bool complete)
    {
        long samples = 0;
        decimal time = 0;
        DurationVotes votes = new();
        for (int i = 0; i < entries; i++)
        {
            uint count = boxes.UInt32(body + (i * 8));
            uint delta = boxes.UInt32(body + (i * 8) + 4);
            samples += count;
            time += (decimal)count * delta;
            votes.Add(delta, count);
        }

        return new TimeTable(samples, time, complete, votes.IsVariable());
    }
}

using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads <c>trak</c>.</summary>
internal sealed class TrackReader(BoxReader boxes)
{
    private readonly SampleTableReader samples = new(boxes);

    public async ValueTask<TrackFacts> ReadAsync(Box trak)
    {
        TrackFacts track = new();
        long position = trak.Body;
        while (await boxes.NextAsync(position, trak).ConfigureAwait(false) is { } box)
        {
            track.Overruns |= box.Overruns;
            if (box.Type == FourCc.Tkhd)
            {
                await ReadHeaderAsync(box, track).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Edts)
            {
                await ReadEditsAsync(box, track).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Mdia)
            {
                await ReadMediaAsync(box, track).ConfigureAwait(false);
            }

            position = box.End;
        }

        return track;
    }

    private async ValueTask ReadHeaderAsync(Box box, TrackFacts track)
    {
        long body = await boxes.BodyAsync(box, 4).ConfigureAwait(false);
        bool wide = boxes.Byte(body) == 1;
        body = await boxes.BodyAsync(box, wide ? 96 : 84).ConfigureAwait(false);
        track.Enabled = (boxes.Byte(body + 3) & 1) != 0;
        track.Id = boxes.UInt32(body + (wide ? 20 : 12));
        long matrix = body + (wide ? 52 : 40);
        track.Matrix = HeaderFields.MatrixAt(boxes, matrix);
        track.HeaderSize = (boxes.UInt16(matrix + 36), boxes.UInt16(matrix + 40));
    }

    private async ValueTask ReadMediaAsync(Box media, TrackFacts track)
    {
        long position = media.Body;
        while (await boxes.NextAsync(position, media).ConfigureAwait(false) is { } box)
        {
            track.Overruns |= box.Overruns;
            if (box.Type == FourCc.Mdhd)
            {
                (track.Timescale, track.Duration) = await HeaderFields.TimesAsync(boxes, box).ConfigureAwait(false);
            }
            else if (box.Type == FourCc.Hdlr)
            {
                long body = await boxes.BodyAsync(box, 12).ConfigureAwait(false);

                // QuickTime names a data handler too; it names the place of the bytes and not their kind.
                track.Handler = boxes.UInt32(body + 4) == FourCc.Dhlr ? track.Handler : boxes.UInt32(body + 8);
            }
            else if (box.Type == FourCc.Minf)
            {
                await ReadTableAsync(box, track).ConfigureAwait(false);
            }

            position = box.End;
        }
    }

    private async ValueTask ReadTableAsync(Box information, TrackFacts track)
    {
        long position = information.Body;
        while (await boxes.NextAsync(position, information).ConfigureAwait(false) is { } box)
        {
            track.Overruns |= box.Overruns;
            if (box.Type == FourCc.Stbl)
            {
                await samples.ReadAsync(box, track).ConfigureAwait(false);
            }

            position = box.End;
        }
    }

    private async ValueTask ReadEditsAsync(Box edits, TrackFacts track)
    {
        if (await boxes.NextAsync(edits.Body, edits).ConfigureAwait(false) is not { } list || list.Type != FourCc.Elst)
        {
            return;
        }

        long body = await boxes.BodyAsync(list, 8).ConfigureAwait(false);
        bool wide = boxes.Byte(body) == 1;
        int entry = wide ? 20 : 12;
        long count = Math.Min(boxes.UInt32(body + 4), (list.End - list.Body - 8) / entry);
        if (count > boxes.Limits.MaxEdits)
        {
            return;
        }

        decimal sum = 0;
        decimal total = 0;
        for (int i = 0; i < count; i++)
        {
            long at = await boxes.BodyAsync(list, 8 + ((long)i * entry), entry).ConfigureAwait(false);
            long mediaTime = wide ? boxes.Int64(at + 8) : boxes.Int32(at + 4);
            decimal duration = wide ? boxes.UInt64(at) : boxes.UInt32(at);
            total += duration;
            sum += mediaTime == -1 ? 0 : duration;
        }

        track.EditSum = sum;
        track.EditTotal = total;
    }
}

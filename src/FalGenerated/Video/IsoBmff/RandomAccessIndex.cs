namespace FalGenerated.Video;

/// <summary>Finds a track's last fragment through <c>mfra</c>, the list at the end of a file.</summary>
internal static class RandomAccessIndex
{
    private const int Trailer = 16;

    /// <summary>
    /// Where the last listed fragment starts, in bytes and in the media's timescale, and where the list itself starts, so that nobody
    /// reads it twice; null when there is no such list.
    /// </summary>
    public static async ValueTask<(long Offset, ulong Time, long List)?> LastFragmentAsync(BoxReader boxes, uint trackId)
    {
        if (boxes.Window.Length is not { } length || length < Trailer)
        {
            return null;
        }

        // One read brings the trailer and nearly always the whole list before it.
        long tail = Math.Max(0, length - boxes.Window.Size);
        long trailer = length - Trailer;
        if ((!boxes.Window.Holds(trailer, Trailer) && !await boxes.Window.HasAsync(tail, (int)(length - tail)).ConfigureAwait(false))
            || boxes.UInt32(trailer + 4) != FourCc.Mfro)
        {
            return null;
        }

        uint size = boxes.UInt32(trailer + 12);
        Box file = Box.File(length);
        if (size > length
            || await boxes.NextAsync(length - size, file).ConfigureAwait(false) is not { } list
            || list.Type != FourCc.Mfra)
        {
            return null;
        }

        long position = list.Body;
        while (await boxes.NextAsync(position, list).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Tfra && await LastEntryAsync(boxes, box, trackId).ConfigureAwait(false) is { } last)
            {
                return last.Offset < list.Start ? (last.Offset, last.Time, list.Start) : null;
            }

            position = box.End;
        }

        return null;
    }

    private static async ValueTask<(long Offset, ulong Time)?> LastEntryAsync(BoxReader boxes, Box table, uint trackId)
    {
        long body = await boxes.BodyAsync(table, 16).ConfigureAwait(false);
        bool wide = boxes.Byte(body) == 1;
        uint sizes = boxes.UInt32(body + 8);
        long count = boxes.UInt32(body + 12);
        if (boxes.UInt32(body + 4) != trackId || count == 0)
        {
            return null;
        }

        int numbers = (int)(((sizes >> 4) & 3) + ((sizes >> 2) & 3) + (sizes & 3) + 3);
        int entry = (wide ? 16 : 8) + numbers;
        long last = await boxes.BodyAsync(table, 16 + ((count - 1) * entry), entry).ConfigureAwait(false);
        return wide ? (boxes.Int64(last + 8), boxes.UInt64(last)) : (boxes.UInt32(last + 4), boxes.UInt32(last));
    }
}

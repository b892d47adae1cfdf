namespace FalGenerated.Video.IsoBmff;

/// <summary>Finds the last fragments of tracks through <c>mfra</c>, the list at the end of a file.</summary>
internal static class RandomAccessIndex
{
    private const int Trailer = 16;

    /// <summary>
    /// The last listed fragment of each track whose length counts, and where the list itself starts, so that it is not read twice; null
    /// when there is no such list.
    /// </summary>
    public static async ValueTask<(Dictionary<TrackFacts, Entry> Last, long List)?> ReadAsync(BoxReader boxes, MovieFacts movie)
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

        Dictionary<TrackFacts, Entry> found = [];
        long position = list.Body;
        while (await boxes.NextAsync(position, list).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Tfra
                && movie.FindTimed(boxes.UInt32(await boxes.BodyAsync(box, 16).ConfigureAwait(false) + 4)) is { } track
                && await LastEntryAsync(boxes, box).ConfigureAwait(false) is { } last
                && last.Offset < list.Start)
            {
                found.TryAdd(track, last);
            }

            position = box.End;
        }

        return (found, list.Start);
    }

    private static async ValueTask<Entry?> LastEntryAsync(BoxReader boxes, Box table)
    {
        long body = await boxes.BodyAsync(table, 16).ConfigureAwait(false);
        bool wide = boxes.Byte(body) == 1;
        uint sizes = boxes.UInt32(body + 8);
        long count = boxes.UInt32(body + 12);
        if (count == 0)
        {
            return null;
        }

        int numbers = (int)(((sizes >> 4) & 3) + ((sizes >> 2) & 3) + (sizes & 3) + 3);
        int entry = (wide ? 16 : 8) + numbers;
        long at = await boxes.BodyAsync(table, 16, entry).ConfigureAwait(false);
        ulong first = wide ? boxes.UInt64(at) : boxes.UInt32(at);
        at = await boxes.BodyAsync(table, 16 + ((count - 1) * entry), entry).ConfigureAwait(false);
        return wide
            ? new Entry(boxes.Int64(at + 8), boxes.UInt64(at), first)
            : new Entry(boxes.UInt32(at + 4), boxes.UInt32(at), first);
    }

    /// <summary>A fragment of one track, as the list has it.</summary>
    /// <param name="Offset">Its place in the file, in bytes.</param>
    /// <param name="Time">Its start, in the media's timescale.</param>
    /// <param name="FirstTime">The start of the first one in the list.</param>
    internal readonly record struct Entry(long Offset, ulong Time, ulong FirstTime);
}

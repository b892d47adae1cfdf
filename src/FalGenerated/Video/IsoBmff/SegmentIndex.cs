namespace FalGenerated.Video.IsoBmff;

/// <summary>The sum of a <c>sidx</c>.</summary>
/// <param name="TrackId">The track that it states the times of.</param>
/// <param name="Seconds">Sum of the durations of what it refers to.</param>
/// <param name="End">Where the last of that ends in the file.</param>
internal readonly record struct SegmentIndex(uint TrackId, decimal Seconds, long End)
{
    /// <summary>Determines whether it speaks of the whole file, and not of one segment. At most a list of random accesses may follow.</summary>
    public bool Covers(long? length) => length is not { } total || End >= total - Math.Min(64 * 1024, total / 20);

    public static async ValueTask<SegmentIndex?> ReadAsync(BoxReader boxes, Box box)
    {
        long body = await boxes.BodyAsync(box, 12).ConfigureAwait(false);
        bool wide = boxes.Byte(body) == 1;
        uint track = boxes.UInt32(body + 4);
        uint timescale = boxes.UInt32(body + 8);
        int first = wide ? 32 : 24;
        body = await boxes.BodyAsync(box, first).ConfigureAwait(false);
        ulong offset = wide ? boxes.UInt64(body + 20) : boxes.UInt32(body + 16);
        int count = boxes.UInt16(body + first - 2);
        decimal time = 0;
        decimal end = (decimal)box.End + offset;
        for (int i = 0; i < count; i++)
        {
            long entry = await boxes.BodyAsync(box, first + (i * 12L), 12).ConfigureAwait(false);
            end += boxes.UInt32(entry) & 0x7FFF_FFFF;
            time += boxes.UInt32(entry + 4);
        }

        return timescale == 0 || time == 0 ? null : new SegmentIndex(track, time / timescale, (long)Math.Min(end, long.MaxValue));
    }
}

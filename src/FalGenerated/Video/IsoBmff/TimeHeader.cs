namespace FalGenerated.Video;

/// <summary>Reads <c>mvhd</c> and <c>mdhd</c>, whose first fields are the same.</summary>
internal static class TimeHeader
{
    /// <summary>The timescale and the duration in it; null when all bits are ones, which means unknown.</summary>
    public static async ValueTask<(uint Timescale, ulong? Duration)> ReadAsync(BoxReader boxes, Box box)
    {
        long body = await boxes.BodyAsync(box, 4).ConfigureAwait(false);
        if (boxes.Byte(body) == 1)
        {
            body = await boxes.BodyAsync(box, 32).ConfigureAwait(false);
            ulong wide = boxes.UInt64(body + 24);
            return (boxes.UInt32(body + 20), wide == ulong.MaxValue ? null : wide);
        }

        body = await boxes.BodyAsync(box, 20).ConfigureAwait(false);
        uint narrow = boxes.UInt32(body + 16);
        return (boxes.UInt32(body + 12), narrow == uint.MaxValue ? null : narrow);
    }
}

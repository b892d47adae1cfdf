namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads the fields that several headers share.</summary>
internal static class HeaderFields
{
    /// <summary>The first fields of <c>mvhd</c> and <c>mdhd</c>: the timescale and the duration in it; null when all bits are ones, which means unknown.</summary>
    public static async ValueTask<(uint Timescale, ulong? Duration)> TimesAsync(BoxReader boxes, Box box)
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

    /// <summary>The matrix of <c>mvhd</c>; the identity where the header is too short to hold one.</summary>
    public static async ValueTask<TurnMatrix> MovieMatrixAsync(BoxReader boxes, Box box)
    {
        int at = boxes.Byte(await boxes.BodyAsync(box, 4).ConfigureAwait(false)) == 1 ? 48 : 36;
        return box.End - box.Body < at + 36 ? TurnMatrix.Identity : MatrixAt(boxes, await boxes.BodyAsync(box, at, 36).ConfigureAwait(false));
    }

    /// <summary>A matrix that is in the window.</summary>
    public static TurnMatrix MatrixAt(BoxReader boxes, long position) =>
        new(boxes.Int32(position), boxes.Int32(position + 4), boxes.Int32(position + 12), boxes.Int32(position + 16));
}

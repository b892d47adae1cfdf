using System.Buffers.Binary;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads box headers and the fixed parts of bodies. Positions only ever grow within a parent, and never leave it.</summary>
internal sealed class BoxReader(Window window, ProbeBudget budget)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    public Window Window { get; } = window;

    public ProbeLimits Limits => budget.Limits;

    /// <summary>The box at a position, or null at the end of the parent.</summary>
    /// <exception cref="ProbeStop">The size is impossible, the file ends inside, or there are too many boxes.</exception>
    public async ValueTask<Box?> NextAsync(long position, Box parent)
    {
        // Fewer bytes than a header needs may follow: QuickTime ends some lists with four zeros.
        long left = parent.End - position;
        if (left < ShortHeader)
        {
            return left > 0 && parent.Cut ? throw ProbeStop.Truncated(position) : null;
        }

        budget.TakeBox();
        if (!await Window.HasAsync(position, ShortHeader).ConfigureAwait(false))
        {
            return parent.Type == 0 ? null : throw ProbeStop.Truncated(position);
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(Window.Span(position, 4));
        uint type = BinaryPrimitives.ReadUInt32BigEndian(Window.Span(position + 4, 4));
        int header = ShortHeader;
        if (size == 1)
        {
            size = await LargeSizeAsync(position, type, left).ConfigureAwait(false);
            header = LongHeader;
        }
        else if (size == 0)
        {
            size = left;
        }
        else if (size < ShortHeader)
        {
            throw ProbeStop.Malformed($"Box '{FourCc.Text(type)}' states a size of {size}, less than its own header.", position);
        }

        bool overruns = size > left;
        bool cut = overruns && (parent.Type == 0 || parent.Cut);
        if (cut && parent.Type != 0)
        {
            throw ProbeStop.Truncated(position);
        }

        return new Box(type, position, position + header, overruns ? parent.End : position + size, overruns, cut);
    }

    /// <summary>Brings the first bytes of a body into the window.</summary>
    /// <returns>Where they start.</returns>
    /// <exception cref="ProbeStop">The box is too small for them, or the file ends inside.</exception>
    public ValueTask<long> BodyAsync(Box box, int length) => BodyAsync(box, 0, length);

    /// <summary>Brings bytes of a body into the window.</summary>
    /// <returns>Where they start.</returns>
    /// <exception cref="ProbeStop">The box is too small for them, or the file ends inside.</exception>
    public async ValueTask<long> BodyAsync(Box box, long offset, int length)
    {
        if (box.End - box.Body < length || offset > box.End - box.Body - length)
        {
            throw box.Cut
                ? ProbeStop.Truncated(box.Start)
                : ProbeStop.Malformed($"Box '{FourCc.Text(box.Type)}' is too small for what it has to hold.", box.Start);
        }

        long position = box.Body + offset;
        return await Window.HasAsync(position, length).ConfigureAwait(false) ? position : throw ProbeStop.Truncated(position);
    }

    public byte Byte(long position) => Window.Span(position, 1)[0];

    public ushort UInt16(long position) => BinaryPrimitives.ReadUInt16BigEndian(Window.Span(position, 2));

    public int Int32(long position) => BinaryPrimitives.ReadInt32BigEndian(Window.Span(position, 4));

    public uint UInt32(long position) => BinaryPrimitives.ReadUInt32BigEndian(Window.Span(position, 4));

    public long Int64(long position) => BinaryPrimitives.ReadInt64BigEndian(Window.Span(position, 8));

    public ulong UInt64(long position) => BinaryPrimitives.ReadUInt64BigEndian(Window.Span(position, 8));

    private async ValueTask<long> LargeSizeAsync(long position, uint type, long left)
    {
        if (left < LongHeader || !await Window.HasAsync(position, LongHeader).ConfigureAwait(false))
        {
            throw ProbeStop.Truncated(position);
        }

        ulong size = UInt64(position + ShortHeader);
        return size is >= LongHeader and <= long.MaxValue
            ? (long)size
            : throw ProbeStop.Malformed($"Box '{FourCc.Text(type)}' states a 64-bit size of {size}, which is impossible.", position);
    }
}

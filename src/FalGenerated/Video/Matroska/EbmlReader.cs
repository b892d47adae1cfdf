using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Matroska;

/// <summary>Reads EBML headers and plain values. Positions only ever grow within a parent, and never leave it.</summary>
internal sealed class EbmlReader(Window window, ProbeBudget budget)
{
    private const int LongestText = 64;

    public Window Window { get; } = window;

    public ProbeLimits Limits => budget.Limits;

    /// <summary>The element at a position, or null at the end of the parent.</summary>
    /// <exception cref="ProbeStop">The id or the size is impossible, the file ends inside, or there are too many elements.</exception>
    public async ValueTask<Element?> NextAsync(long position, Element parent)
    {
        if (position >= parent.End || !await Window.HasAsync(position, 1).ConfigureAwait(false))
        {
            return null;
        }

        budget.TakeBox();
        int idLength = BitOperations.LeadingZeroCount((uint)Window.Span(position, 1)[0]) - 23;
        if (idLength > 4)
        {
            throw ProbeStop.Malformed("An element's id is longer than four bytes.", position);
        }

        await RequireAsync(position, idLength + 1).ConfigureAwait(false);
        uint id = (uint)Unsigned(Window.Span(position, idLength));
        long sizeAt = position + idLength;
        int sizeLength = BitOperations.LeadingZeroCount((uint)Window.Span(sizeAt, 1)[0]) - 23;
        if (sizeLength > 8)
        {
            throw ProbeStop.Malformed("An element's size is longer than eight bytes.", position);
        }

        await RequireAsync(sizeAt, sizeLength).ConfigureAwait(false);
        ulong marked = Unsigned(Window.Span(sizeAt, sizeLength));
        ulong allOnes = (1UL << (7 * sizeLength)) - 1;
        ulong size = marked & allOnes;
        long body = sizeAt + sizeLength;
        if (size == allOnes)
        {
            return new Element(id, position, body, Math.Max(body, parent.End), false, false);
        }

        // An element's header may stand across its parent's end; then nothing of a body is left.
        long left = Math.Max(0, parent.End - body);
        bool overruns = size > (ulong)left;
        return new Element(id, position, body, body + (overruns ? left : (long)size), true, overruns);
    }

    /// <summary>An unsigned number of at most eight bytes; an empty one is 0.</summary>
    public async ValueTask<ulong> NumberAsync(Element element)
    {
        int size = await ValueAsync(element, 8).ConfigureAwait(false);
        return Unsigned(Window.Span(element.Body, size));
    }

    /// <summary>A floating-point number; null when it is empty or not finite.</summary>
    public async ValueTask<double?> FloatAsync(Element element)
    {
        int size = await ValueAsync(element, 8).ConfigureAwait(false);
        double? value = size switch
        {
            4 => BinaryPrimitives.ReadSingleBigEndian(Window.Span(element.Body, 4)),
            8 => BinaryPrimitives.ReadDoubleBigEndian(Window.Span(element.Body, 8)),
            _ => null,
        };
        return value is { } number && double.IsFinite(number) ? number : null;
    }

    /// <summary>The start of a text, without control characters.</summary>
    public async ValueTask<string> TextAsync(Element element)
    {
        int size = (int)Math.Min(element.Size, LongestText);
        await RequireAsync(element.Body, size).ConfigureAwait(false);
        string text = Encoding.ASCII.GetString(Window.Span(element.Body, size));
        return string.Concat(text.Where(letter => letter is >= ' ' and <= '~'));
    }

    private async ValueTask<int> ValueAsync(Element element, int longest)
    {
        if (element.Overruns || element.Size > longest)
        {
            throw ProbeStop.Malformed($"A number is longer than {longest} bytes.", element.Start);
        }

        await RequireAsync(element.Body, (int)element.Size).ConfigureAwait(false);
        return (int)element.Size;
    }

    private async ValueTask RequireAsync(long position, int length)
    {
        if (!await Window.HasAsync(position, length).ConfigureAwait(false))
        {
            throw ProbeStop.Truncated(position);
        }
    }

    private static ulong Unsigned(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (byte one in bytes)
        {
            value = (value << 8) | one;
        }

        return value;
    }
}

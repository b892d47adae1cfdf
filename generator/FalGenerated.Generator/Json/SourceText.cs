using System.Text;

namespace FalGenerated.Generator.Json;

/// <summary>A place in a file; line and column are counted from 1, the column in UTF-16 code units.</summary>
internal readonly record struct SourcePosition(int Line, int Column);

/// <summary>The bytes of a file under the name by which messages call it, and the way from a byte to a line and a column.</summary>
internal sealed class SourceText(string name, ReadOnlyMemory<byte> bytes)
{
    private int[]? _lineStarts;

    /// <summary>The name for messages: a path as the user gave it, or an address.</summary>
    public string Name { get; } = name;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>A source for nodes that a rule makes up and that stand in no file.</summary>
    public static SourceText Synthetic { get; } = new("(generated)", ReadOnlyMemory<byte>.Empty);

    public SourcePosition PositionOf(int offset)
    {
        if (Bytes.IsEmpty)
        {
            return new(1, 1);
        }

        _lineStarts ??= FindLineStarts(Bytes.Span);
        int index = Array.BinarySearch(_lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        int start = _lineStarts[line];
        int column = Encoding.UTF8.GetCharCount(Bytes.Span[start..Math.Min(offset, Bytes.Length)]);
        return new(line + 1, column + 1);
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> bytes)
    {
        List<int> starts = [0];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

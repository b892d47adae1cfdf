using System.Text;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Json;

/// <summary>The bytes of a file under the name by which messages call it, and the way from a byte to a line and a column.</summary>
internal sealed class SourceText(string name, ReadOnlyMemory<byte> bytes)
{
    /// <summary>A long line (a document without line breaks is one line) is counted in blocks, so that its thousandth finding costs as little as its first.</summary>
    private const int Block = 4096;

    private int[]? lineStarts;
    private int[]? charactersBefore;
    private Node? original;

    /// <summary>The name for messages: a path as the user gave it, or an address.</summary>
    public string Name { get; } = name;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>A source for nodes that a pass makes up and that stand in no file.</summary>
    public static SourceText Synthetic { get; } = new("(generated)", ReadOnlyMemory<byte>.Empty);

    public SourcePosition PositionOf(int offset)
    {
        if (Bytes.IsEmpty)
        {
            return new(1, 1);
        }

        lineStarts ??= FindLineStarts(Bytes.Span);
        int index = Array.BinarySearch(lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        int start = lineStarts[line];
        int end = Math.Min(offset, Bytes.Length);
        int column = end - start <= 2 * Block
            ? Encoding.UTF8.GetCharCount(Bytes.Span[start..end])
            : CharactersBefore(end) - CharactersBefore(start);
        return new(line + 1, column + 1);
    }

    /// <summary>The pointer of the value that begins at a byte, in the file as it was read; null when none does.</summary>
    public string? PointerAt(int offset)
    {
        if (Bytes.IsEmpty)
        {
            return null;
        }

        Node? node = original ??= JsonReader.Read(this);
        while (node is not null && node.Offset != offset)
        {
            IEnumerable<Node> children = node is ObjectNode map ? map.Members.Select(member => member.Value) : (node as ArrayNode)?.Items ?? [];
            node = children.LastOrDefault(child => child.Offset <= offset);
        }

        return node?.Pointer;
    }

    private int CharactersBefore(int offset)
    {
        charactersBefore ??= CountBlocks(Bytes.Span);
        int block = offset / Block;
        return charactersBefore[block] + CountCodeUnits(Bytes.Span[(block * Block)..offset]);
    }

    private static int[] CountBlocks(ReadOnlySpan<byte> bytes)
    {
        int[] before = new int[(bytes.Length / Block) + 1];
        for (int block = 1; block < before.Length; block++)
        {
            before[block] = before[block - 1] + CountCodeUnits(bytes.Slice((block - 1) * Block, Block));
        }

        return before;
    }

    /// <summary>UTF-16 code units of UTF-8 text that may be cut inside a character: lead bytes count, and a four-byte lead counts twice.</summary>
    private static int CountCodeUnits(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        foreach (byte value in bytes)
        {
            count += (value & 0xC0) == 0x80 ? 0 : value >= 0xF0 ? 2 : 1;
        }

        return count;
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

using System.Globalization;
using System.Text;

namespace FalGenerated.Idempotency;

/// <summary>
/// Tells a journal's file from any other. A compacted file begins with <c>c ID GENERATION</c>; the id of one that never was compacted is
/// the checksum of its first line.
/// </summary>
/// <param name="Id">The id, the same for all generations.</param>
/// <param name="Generation">The number of times that it was compacted.</param>
/// <param name="Head">The first bytes of the file.</param>
internal sealed record FileLineage(string Id, int Generation, byte[] Head)
{
    private const char Kind = 'c';
    private const int HeadLength = 256;

    /// <summary>The first line of the next generation.</summary>
    public string Next => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Id} {Generation + 1}");

    /// <summary>True when a text is a first line of this kind, which a compacted file replaces.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> text) => text is [(byte)Kind, (byte)' ', ..];

    /// <summary>The lineage of a file that begins with these bytes; null when its first line is not there or does not check.</summary>
    public static FileLineage? Of(ReadOnlyMemory<byte> bytes)
    {
        int at = 0;
        JournalScanner scanner = new();
        if (!scanner.TryRead(bytes, ref at, out ScannedLine line) || line.Fault != LineFault.None)
        {
            return null;
        }

        byte[] head = bytes[..Math.Min(at, HeadLength)].ToArray();
        string[] parts = IsHeader(line.Text.Span) ? Encoding.UTF8.GetString(line.Text.Span).Split(' ') : [];
        return parts is [_, var id, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int generation)
            ? new FileLineage(id, generation, head)
            : new FileLineage(scanner.Link.ToString("x8", CultureInfo.InvariantCulture), 0, head);
    }

    /// <summary>The lineage of a file; null when it has no first line that is as short as that of a compacted one.</summary>
    public static async Task<FileLineage?> OfAsync(FileStream file, CancellationToken cancellationToken) =>
        Of(await ReadAsync(file, 0, HeadLength, cancellationToken).ConfigureAwait(false));

    /// <summary>True when a file is the same as before, up to where it was read.</summary>
    public async Task<bool> IsContinuedAsync(FileStream file, long read, uint link, CancellationToken cancellationToken)
    {
        byte[] tail = JournalFrame.TailOf(link);
        return file.Length >= read
            && (await ReadAsync(file, 0, Head.Length, cancellationToken).ConfigureAwait(false)).AsSpan().SequenceEqual(Head)
            && (await ReadAsync(file, read - tail.Length, tail.Length, cancellationToken).ConfigureAwait(false)).AsSpan().SequenceEqual(tail);
    }

    /// <summary>True when a file is this one after it was compacted.</summary>
    public bool IsFollowedBy(FileLineage? other) => other is not null && other.Id == Id && other.Generation > Generation;

    private static async Task<byte[]> ReadAsync(FileStream file, long position, int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[Math.Min(count, Math.Max(0, file.Length - position))];
        file.Position = position;
        await file.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }
}

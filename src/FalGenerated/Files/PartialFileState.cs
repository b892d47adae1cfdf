using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Files;

/// <summary>
/// The facts by which a download that was broken off can go on. They stand behind the bytes in the partial file itself, written together
/// with each block, so that one file is all that a killed process leaves.
/// </summary>
/// <param name="Source">A hash of address and target, so that no credential lies on the disk.</param>
/// <param name="Validator">The proof that the file at the address is still the same; null when there is none, and then nothing goes on.</param>
/// <param name="TotalBytes">The length of the whole; null when it is not known.</param>
/// <param name="ContentType">The media type that the host declared.</param>
internal sealed record PartialFileState(string Source, RangeConditionHeaderValue? Validator, long? TotalBytes, string? ContentType)
{
    private const int TailBytes = sizeof(int) + ChecksumBytes + 8;
    private const int ChecksumBytes = 8;
    private const int MostBytes = 16 * 1024;

    private static ReadOnlySpan<byte> Mark => "falpart1"u8;

    /// <summary>The block that is written behind a number of bytes; empty when they cannot be used again.</summary>
    public ReadOnlyMemory<byte> ToBlock(long length)
    {
        if (Validator is null)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        byte[] facts = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length}\n{Source}\n{Validator}\n{TotalBytes}\n{ContentType}"));
        byte[] block = new byte[facts.Length + TailBytes];
        facts.CopyTo(block, 0);
        Span<byte> tail = block.AsSpan(facts.Length);
        BinaryPrimitives.WriteInt32LittleEndian(tail, facts.Length);
        Checksum(facts).CopyTo(tail[sizeof(int)..]);
        Mark.CopyTo(tail[(sizeof(int) + ChecksumBytes)..]);
        return block;
    }

    /// <summary>Reads the block at the end of a file, and the number of bytes before it; null when it is torn or there is none.</summary>
    public static (PartialFileState State, long Length)? Read(SafeFileHandle file)
    {
        long end = RandomAccess.GetLength(file);
        byte[] last = new byte[(int)Math.Min(end, MostBytes)];
        int count = RandomAccess.Read(file, last, end - last.Length);
        if (count != last.Length || count < TailBytes || !last.AsSpan().EndsWith(Mark))
        {
            return null;
        }

        Span<byte> tail = last.AsSpan(count - TailBytes);
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (length <= 0 || length > count - TailBytes)
        {
            return null;
        }

        Span<byte> facts = last.AsSpan(count - TailBytes - length, length);
        return tail.Slice(sizeof(int), ChecksumBytes).SequenceEqual(Checksum(facts)) && Parse(Encoding.UTF8.GetString(facts)) is { } read
            && read.Length == end - TailBytes - length
                ? read
                : null;
    }

    private static (PartialFileState State, long Length)? Parse(string facts)
    {
        string[] lines = facts.Split('\n');
        return lines.Length == 5
            && long.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            && RangeConditionHeaderValue.TryParse(lines[2], out RangeConditionHeaderValue? validator)
                ? (new(lines[1], validator, lines[3].Length == 0 ? null : long.Parse(lines[3], CultureInfo.InvariantCulture), lines[4].Length == 0 ? null : lines[4]), length)
                : null;
    }

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> facts) => SHA256.HashData(facts).AsSpan(0, ChecksumBytes);
}

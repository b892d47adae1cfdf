namespace FalGenerated.Video;

/// <summary>Bytes taken from a stream that cannot seek. It grows by what arrived, never by what a file states.</summary>
internal sealed class KeptBytes
{
    private byte[] bytes = [];

    public int Length { get; private set; }

    public void Append(ReadOnlySpan<byte> piece)
    {
        if (bytes.Length - Length < piece.Length)
        {
            Array.Resize(ref bytes, Math.Max(Length + piece.Length, bytes.Length * 2));
        }

        piece.CopyTo(bytes.AsSpan(Length));
        Length += piece.Length;
    }

    /// <summary>Copies from a position as far as there is.</summary>
    /// <returns>How many bytes were copied.</returns>
    public int Read(long position, Span<byte> target)
    {
        int count = position >= Length ? 0 : (int)Math.Min(target.Length, Length - position);
        bytes.AsSpan(count == 0 ? 0 : (int)position, count).CopyTo(target);
        return count;
    }
}

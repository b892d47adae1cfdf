using System.Buffers;
using System.Globalization;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Storage;

/// <summary>Answers to GET and HEAD of a stored file: whole, a range, not modified, out of range.</summary>
internal static class FileReply
{
    private const int ChunkBytes = 128 * 1024;

    public static Reply Of(StoredFile file, EmulatorRequest request)
    {
        var length = file.Bytes.Length;
        if (request.Header("If-None-Match") == file.ETag)
        {
            return new Reply(304).With("ETag", file.ETag);
        }

        var range = ByteRange.Of(request.Header("Range"), request.Header("If-Range"), file.ETag, length);
        if (range is { Length: 0 })
        {
            return new Reply(416).With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes */{length}"));
        }

        var (start, count) = range is null ? (0, length) : (range.Start, range.Length);
        return new Reply(range is null ? 200 : 206)
        {
            Stream = (target, cancellationToken) => CopyAsync(file.Bytes, start, count, target, cancellationToken),
            StreamLength = count,
        }
            .With("Content-Type", file.ContentType)
            .With("ETag", file.ETag)
            .With("Accept-Ranges", "bytes")
            .With(
                "Content-Range",
                range is null ? null : string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{start + count - 1}/{length}"));
    }

    private static async Task CopyAsync(StoredBytes bytes, long start, long count, Stream target, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var source = bytes.Open();
        await using (source.ConfigureAwait(false))
        {
            source.Position = start;
            while (count > 0)
            {
                var read = source.Read(chunk.AsSpan(0, (int)Math.Min(count, chunk.Length)));
                await target.WriteAsync(chunk.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                count -= read;
            }
        }

        ArrayPool<byte>.Shared.Return(chunk);
    }
}

using System.Buffers.Binary;

namespace FalGenerated.Emulator.Files;

/// <summary>Reads how long an MP4 or MOV file plays, from its movie header and nothing else.</summary>
internal static class MovieTime
{
    private const int MaxBoxes = 1_000;

    /// <summary>The movie's time in seconds, rounded to 3 decimals; null where no movie header with a duration is found.</summary>
    public static decimal? Read(Stream file)
    {
        var movie = Find(file, 0, file.Length, "moov");
        var header = movie is { } found ? Find(file, found.Start, found.End, "mvhd") : null;
        return header is { } box ? Duration(file, box.Start, box.End) : null;
    }

    private static (long Start, long End)? Find(Stream file, long start, long end, string type)
    {
        Span<byte> head = stackalloc byte[16];
        for (var boxes = 0; boxes < MaxBoxes && end - start >= 8; boxes++)
        {
            file.Position = start;
            var read = file.ReadAtLeast(head, 8, throwOnEndOfStream: false);
            if (read < 8)
            {
                return null;
            }

            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var body = start + 8;
            if (size == 1 && read == 16)
            {
                var large = BinaryPrimitives.ReadUInt64BigEndian(head[8..]);
                size = large > long.MaxValue ? 0 : (long)large;
                body += 8;
            }
            else if (size == 0)
            {
                size = end - start;
            }

            if (size < body - start || size > end - start)
            {
                return null;
            }

            if (System.Text.Encoding.ASCII.GetString(head[4..8]) == type)
            {
                return (body, start + size);
            }

            start += size;
        }

        return null;
    }

    private static decimal? Duration(Stream file, long start, long end)
    {
        Span<byte> header = stackalloc byte[32];
        file.Position = start;
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var wide = read > 0 && header[0] == 1;
        if (read < (wide ? 32 : 20) || end - start < (wide ? 32 : 20))
        {
            return null;
        }

        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(wide ? 20 : 12)..]);
        var units = wide ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);
        var unknown = units == 0 || units == (wide ? ulong.MaxValue : uint.MaxValue);
        return scale == 0 || unknown ? null : Math.Round((decimal)units / scale, 3);
    }
}

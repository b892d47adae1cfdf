using System.Net.Http.Headers;

namespace FalGenerated.Emulator.Storage;

/// <summary>The bytes that a GET wants.</summary>
internal sealed record ByteRange(long Start, long Length)
{
    /// <summary>
    /// Reads a <c>Range</c> header. Null where the whole file is meant: no header, several ranges, another unit, or an
    /// <c>If-Range</c> that names another version. A length of 0 says that nothing of the range lies in the file.
    /// </summary>
    public static ByteRange? Of(string? range, string? ifRange, string etag, long length)
    {
        if (range is null || (ifRange is not null && ifRange != etag)
            || !RangeHeaderValue.TryParse(range, out var value) || value.Unit != "bytes" || value.Ranges.Count != 1)
        {
            return null;
        }

        var wanted = value.Ranges.Single();
        if (wanted.From is not { } from)
        {
            var last = Math.Min(wanted.To!.Value, length);
            return new ByteRange(length - last, last);
        }

        var end = Math.Min(wanted.To ?? long.MaxValue, length - 1);
        return new ByteRange(from, Math.Max(0, end - from + 1));
    }
}

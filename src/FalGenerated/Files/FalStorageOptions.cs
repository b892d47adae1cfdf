using System.Globalization;

namespace FalGenerated;

/// <summary>The options of all transfers. Set them before the client is made; they are read once.</summary>
public sealed class FalStorageOptions
{
    /// <summary>
    /// Files and memory of at most this many bytes go up in one request, larger ones in parts. Default: 90 MiB, as in fal's own
    /// JavaScript client. Streams go up in parts as soon as they exceed one part.
    /// </summary>
    public long MultipartThreshold { get; set; } = 90L * 1024 * 1024;

    /// <summary>The size of a part in bytes, 1 KiB to 1 GiB. Default: 10 MiB, as fal documents.</summary>
    public int PartSize { get; set; } = 10 * 1024 * 1024;

    /// <summary>The number of parts under way at once, 1 to 64. Default: 4. A stream needs that many parts of memory.</summary>
    public int PartsInFlight { get; set; } = 4;

    /// <summary>The most tries of one request, the first included, 1 to 100. Default: 4, as in fal's own JavaScript client.</summary>
    public int Attempts { get; set; } = 4;

    /// <summary>The longest standstill of a transfer before its request is given up and tried again, a second to a day. Default: one minute.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The largest file to download, in bytes. Default: 32 GiB.</summary>
    public long MaxDownloadBytes { get; set; } = 32L * 1024 * 1024 * 1024;

    internal void CopyTo(FalStorageOptions copy)
    {
        copy.MultipartThreshold = MultipartThreshold;
        copy.PartSize = PartSize;
        copy.PartsInFlight = PartsInFlight;
        copy.Attempts = Attempts;
        copy.StallTimeout = StallTimeout;
        copy.MaxDownloadBytes = MaxDownloadBytes;
    }

    /// <summary>Every problem of the values, one sentence each.</summary>
    internal IEnumerable<string> Problems() => new[]
        {
            Outside(MultipartThreshold, 0, long.MaxValue, nameof(MultipartThreshold)),
            Outside(PartSize, 1024, 1024 * 1024 * 1024, nameof(PartSize)),
            Outside(PartsInFlight, 1, 64, nameof(PartsInFlight)),
            Outside(Attempts, 1, 100, nameof(Attempts)),
            Outside(StallTimeout.TotalSeconds, 1, TimeSpan.FromDays(1).TotalSeconds, nameof(StallTimeout) + " in seconds"),
            Outside(MaxDownloadBytes, 1, long.MaxValue, nameof(MaxDownloadBytes)),
        }.OfType<string>();

    private static string? Outside<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? string.Create(CultureInfo.InvariantCulture, $"Storage.{name} is {value}: it must be from {least} to {most}.")
            : null;
}

namespace FalGenerated.Video.Reading;

/// <summary>
/// The limits that bound a probe, whatever a file claims. Only the bytes are the caller's to set; the others keep the work of a hostile file
/// small and are far above what real files need.
/// </summary>
internal sealed record ProbeLimits
{
    public int MaxBoxes { get; init; } = 20_000;

    public int MaxTracks { get; init; } = 64;

    /// <summary>Fragments or clusters to walk over when nothing leads to the last one.</summary>
    public int MaxFragments { get; init; } = 24;

    public int MaxEdits { get; init; } = 4096;

    /// <summary>Bytes of a time-to-sample table that are always read, at 8 an entry.</summary>
    public int TimeTableBytes { get; init; } = 8 * 1024;

    /// <summary>Bytes of a time-to-sample table that are read when its beginning contradicts the media header.</summary>
    public int MaxTimeTableBytes { get; init; } = 1024 * 1024;

    /// <summary>The size of the one buffer, and so of a read.</summary>
    public int WindowBytes { get; init; } = 64 * 1024;

    public long MaxBytes { get; init; }

    public int MaxReads { get; init; }

    /// <summary>True if reads are cheap, so that a stated length is checked against the media even where that costs further reads.</summary>
    public bool ChecksLengths { get; init; }

    /// <summary>For a file or a stream that can seek.</summary>
    public static ProbeLimits ForSeeking(ProbeOptions options) => new() { MaxBytes = options.MaxBytes ?? 8 << 20, MaxReads = 64, ChecksLengths = true };

    /// <summary>For a stream that only goes forward. Every read takes it further, so their number needs no limit of its own.</summary>
    public static ProbeLimits ForForward(ProbeOptions options) => new() { MaxBytes = options.MaxBytes ?? 4 << 20, MaxReads = int.MaxValue };

    /// <summary>For an address, at one request a read.</summary>
    public static ProbeLimits ForAddress(ProbeOptions options) =>
        new() { MaxBytes = options.MaxBytes ?? 2 << 20, MaxReads = 16, MaxTimeTableBytes = 256 * 1024 };
}

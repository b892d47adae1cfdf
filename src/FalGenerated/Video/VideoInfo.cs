namespace FalGenerated.Video;

/// <summary>The facts of a video before it is sent. A fact that is not known is null, never 0.</summary>
public sealed record VideoInfo
{
    /// <summary>The result of the reading as a whole.</summary>
    public required VideoOutcome Outcome { get; init; }

    /// <summary>The container's short name, such as <c>mp4</c>, <c>mov</c> or <c>webm</c>; null when unknown.</summary>
    public string? Container { get; init; }

    /// <summary>The codec as the container names it, such as <c>avc1</c> or <c>V_VP9</c>; null when unknown.</summary>
    public string? Codec { get; init; }

    /// <summary>The size of the coded pictures, before pixel shape and rotation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to 0x0, which is no size.</exception>
    public PixelSize? CodedSize
    {
        get;
        init => field = Known(value);
    }

    /// <summary>The size as shown: coded size with the pixels made square, then turned.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to 0x0, which is no size.</exception>
    public PixelSize? DisplaySize
    {
        get;
        init => field = Known(value);
    }

    /// <summary>The clockwise turn to apply when showing: 0, 90, 180 or 270 degrees.</summary>
    public int Rotation { get; init; }

    /// <summary>Seconds of the video track as presented: where the file contradicts itself, the length that most of it supports.</summary>
    public decimal? VideoSeconds { get; init; }

    /// <summary>Seconds of the whole file, sound included.</summary>
    public decimal? ContainerSeconds { get; init; }

    /// <summary>The longest length in seconds that any believable part of the file states. An upper bound of a price rests on it.</summary>
    public decimal? MaxSeconds { get; init; }

    /// <summary>Frames per second.</summary>
    public decimal? FramesPerSecond { get; init; }

    /// <summary>True if there is sound; null when unknown.</summary>
    public bool? HasAudio { get; init; }

    /// <summary>True if the file contradicts itself; <see cref="Notes"/> has the figures. Its size and length refuse nothing.</summary>
    public bool Suspicious { get; init; }

    /// <summary>Sentences about what is odd, at most a few hundred characters each. Text from the file is stripped of control characters.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The HTTP status of the last answer of an address; null for other sources, or when none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Bytes that were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>Reads, or HTTP requests, that it took.</summary>
    public int Reads { get; init; }

    /// <summary>The kind of source that was probed.</summary>
    internal VideoSourceKind Source { get; init; }

    /// <summary>The source's name for messages; null when it has none.</summary>
    internal string? SourceName { get; init; }

    /// <summary>The shortest length in seconds that any believable part of the file states.</summary>
    internal decimal? MinSeconds { get; init; }

    /// <summary>All lengths that the file states, those that are not believed included.</summary>
    internal IReadOnlyList<LengthReading> Lengths { get; init; } = [];

    /// <summary>True if lengths are all that the file contradicts itself in, so that its size can be relied on.</summary>
    internal bool OnlyLengthsDisagree { get; init; }

    internal bool VariableFrameRate { get; init; }

    /// <summary>The number of video tracks, pictures of an album cover not counted; null when unknown.</summary>
    internal int? VideoTracks { get; init; }

    internal bool Encrypted { get; init; }

    /// <summary>True if the media data claims to be longer than the file.</summary>
    internal bool MediaDataCut { get; init; }

    /// <summary>True if the duration was added up from fragments, because no header states it.</summary>
    internal bool DurationWalked { get; init; }

    /// <summary>True if the file is a fragment that needs another file, its initialisation segment.</summary>
    internal bool SegmentWithoutInit { get; init; }

    /// <summary>The byte at which the reading stopped; null when it reached what it needed.</summary>
    internal long? StoppedAt { get; init; }

    /// <summary>The length of the whole file in bytes; null when unknown.</summary>
    internal long? FileBytes { get; init; }

    /// <summary>The validator that the server stated, weak or strong, as it came; null for other sources or when it stated none.</summary>
    internal string? ETag { get; init; }

    /// <summary>The media type that the server stated; null for other sources. It decides nothing.</summary>
    internal string? ContentType { get; init; }

    private static PixelSize? Known(PixelSize? size)
    {
        PixelSize.ThrowIfNone(size, nameof(size));
        return size;
    }
}

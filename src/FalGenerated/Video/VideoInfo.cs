namespace FalGenerated.Video;

/// <summary>What is known of a video before it is sent. A fact that is not known is null, never 0.</summary>
public sealed record VideoInfo
{
    /// <summary>How far the reading came.</summary>
    public required VideoOutcome Outcome { get; init; }

    /// <summary>What kind of place the video is in.</summary>
    public VideoSourceKind Source { get; init; }

    /// <summary>Its path, or its address without the query; null when there is none.</summary>
    public string? SourceName { get; init; }

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

    /// <summary>Clockwise turn to apply when showing: 0, 90, 180 or 270 degrees.</summary>
    public int Rotation { get; init; }

    /// <summary>Seconds of the video track as presented.</summary>
    public decimal? VideoSeconds { get; init; }

    /// <summary>Seconds of the whole file, sound included.</summary>
    public decimal? ContainerSeconds { get; init; }

    /// <summary>Frames per second.</summary>
    public decimal? FramesPerSecond { get; init; }

    /// <summary>Whether the frames differ in duration.</summary>
    public bool VariableFrameRate { get; init; }

    /// <summary>How many video tracks there are, pictures of an album cover not counted; null when unknown.</summary>
    public int? VideoTracks { get; init; }

    /// <summary>Whether there is sound; null when unknown.</summary>
    public bool? HasAudio { get; init; }

    /// <summary>Whether the video track is encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>Whether a header contradicts itself. Sizes and durations of such a file refuse nothing.</summary>
    public bool Suspicious { get; init; }

    /// <summary>Whether the media data claims to be longer than the file.</summary>
    public bool MediaDataCut { get; init; }

    /// <summary>Whether the duration was added up from fragments, because no header states it.</summary>
    public bool DurationWalked { get; init; }

    /// <summary>Whether the file is a fragment that needs another one, its initialisation segment.</summary>
    public bool SegmentWithoutInit { get; init; }

    /// <summary>Where in the file the reading stopped, in bytes; null when it reached what it wanted.</summary>
    public long? StoppedAt { get; init; }

    /// <summary>Length of the whole file in bytes; null when unknown.</summary>
    public long? FileBytes { get; init; }

    /// <summary>HTTP status of the answer that ended the reading of an address; null for other sources or when none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Media type that the server stated; null for other sources. It decides nothing.</summary>
    public string? ContentType { get; init; }

    /// <summary>Sentences about what was odd. Text from the file is stripped of control characters.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many bytes were read to learn this.</summary>
    public long BytesRead { get; init; }

    /// <summary>How many reads, or HTTP requests, it took.</summary>
    public int Reads { get; init; }

    private static PixelSize? Known(PixelSize? size)
    {
        PixelSize.ThrowIfNone(size, nameof(size));
        return size;
    }
}

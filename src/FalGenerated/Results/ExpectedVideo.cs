using FalGenerated.Video;

namespace FalGenerated;

/// <summary>The plan for a produced video. A member that is null is not compared.</summary>
public sealed record ExpectedVideo
{
    /// <summary>The size as shown; four pixels more or less on a side are as planned.</summary>
    public PixelSize? Size { get; init; }

    /// <summary>The duration in seconds; a second, or a fiftieth of it, more or less is as planned.</summary>
    public decimal? Seconds { get; init; }

    /// <summary>Frames per second; a fiftieth more or less is as planned.</summary>
    public decimal? FramesPerSecond { get; init; }

    /// <summary>True if there should be sound.</summary>
    public bool? HasAudio { get; init; }
}

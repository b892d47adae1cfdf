using FalGenerated.Video;

namespace FalGenerated;

/// <summary>What a produced video should look like. What is null is not checked.</summary>
public sealed record ExpectedVideo
{
    /// <summary>The size as shown; four pixels more or less on a side are as planned.</summary>
    public PixelSize? Size { get; init; }

    /// <summary>The duration in seconds; a second, or a fiftieth of it, more or less is as planned.</summary>
    public decimal? Seconds { get; init; }
}

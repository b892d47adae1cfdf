using FalGenerated.Video;

namespace FalGenerated;

/// <summary>The facts of a file that an input names, for the limits of the contract. A fact that is not known is null, and then no limit of it is checked.</summary>
public sealed record MediaFacts
{
    /// <summary>The size of the file in bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>The length in seconds of its sound or video.</summary>
    public decimal? Seconds { get; init; }

    /// <summary>The size of its pictures as shown.</summary>
    public PixelSize? Size { get; init; }

    /// <summary>Frames per second of its video.</summary>
    public decimal? FramesPerSecond { get; init; }

    /// <summary>The facts of a probed video. One that contradicts itself gives no size and no length.</summary>
    /// <param name="video">The video.</param>
    /// <param name="bytes">The size of its file in bytes; null when it is not known.</param>
    public static MediaFacts Of(VideoInfo video, long? bytes = null)
    {
        ArgumentNullException.ThrowIfNull(video);
        return new MediaFacts
        {
            Bytes = bytes,
            Seconds = video.Suspicious ? null : video.ContainerSeconds ?? video.VideoSeconds,
            Size = video.Suspicious ? null : video.DisplaySize,
            FramesPerSecond = video.Suspicious ? null : video.FramesPerSecond,
        };
    }
}

using FalGenerated.Video;
using Microsoft.Extensions.Logging;

namespace FalGenerated;

/// <summary>Where a video is, and how to learn its facts before it is sent.</summary>
public abstract partial class VideoSource
{
    private protected VideoSource(VideoSourceKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>What kind of place it is.</summary>
    public VideoSourceKind Kind { get; }

    /// <summary>A path, or an address without its query; safe for messages.</summary>
    public string Name { get; }

    /// <summary>
    /// Reads the video's facts: a few kilobytes, never the pictures. A file that cannot be understood is an outcome, not an exception.
    /// </summary>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<VideoInfo> ProbeAsync(ProbeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ProbeOptions();
        options.Validate();
        VideoInfo info;
        try
        {
            info = await ReadAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A defect of ours must never stand between a user and a good video: it is reported, and nothing is known.
            if (options.Logger is { } logger)
            {
                LogDefect(logger, error, Name);
            }

            info = new VideoInfo { Outcome = VideoOutcome.BudgetExceeded, Notes = ["The reader failed by its own fault, so nothing is known of the video."] };
        }

        return info with { Source = Kind, SourceName = Name };
    }

    /// <summary>Opens the whole video for an upload, from its first byte; what a probe took from a stream that cannot seek comes again.</summary>
    /// <exception cref="NotSupportedException">The source is an address or known facts: there is nothing to upload.</exception>
    public virtual Stream OpenRead() => throw new NotSupportedException($"There are no bytes of '{Name}' here to upload. Give a file or a stream.");

    /// <summary>Reads the facts, letting unexpected exceptions through.</summary>
    internal abstract Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The video reader failed on {Source}; the video counts as unknown.")]
    private static partial void LogDefect(ILogger logger, Exception error, string source);
}

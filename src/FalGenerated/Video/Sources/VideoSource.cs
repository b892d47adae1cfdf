using FalGenerated.Video;
using FalGenerated.Video.Sources;
using Microsoft.Extensions.Logging;

namespace FalGenerated;

/// <summary>A place that holds a video, and the way to learn the video's facts before it is sent.</summary>
public abstract partial class VideoSource
{
    // Long enough for any path that a message can use, short enough for a message.
    private const int LongestName = 200;

    private protected VideoSource(VideoSourceKind kind, string name)
    {
        Kind = kind;
        Name = name.Length <= LongestName ? name : $"{name.AsSpan(0, LongestName / 2)}…{name.AsSpan(name.Length - (LongestName / 2) + 1)}";
    }

    /// <summary>The kind of place.</summary>
    public VideoSourceKind Kind { get; }

    /// <summary>A path, or an address without its query. It is safe for messages: at most 200 characters, the middle of a longer one left out.</summary>
    public string Name { get; }

    /// <summary>The address of the video; null when it has none. It may be a credential.</summary>
    internal virtual Uri? Address => null;

    /// <summary>A file. It is opened by each probe and closed again; that it is missing is an outcome of the probe.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static VideoSource FromFile(string path) => new FileVideoSource(path);

    /// <summary>
    /// A stream, from its present position. One that can seek is put back there after each probe. Of one that cannot, the bytes that were
    /// read are kept and come again from <see cref="OpenRead"/>. The stream stays the caller's to dispose.
    /// </summary>
    /// <param name="stream">A readable stream.</param>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static VideoSource FromStream(Stream stream) => new StreamVideoSource(stream);

    /// <summary>
    /// An address. <b>Probing it sends requests from this machine to its host</b>, which is why an address is probed only if it is handed
    /// over like this. The fal key is never sent there.
    /// </summary>
    /// <param name="url">An absolute http or https address.</param>
    /// <param name="allowPrivateAddresses">True allows loopback, link-local and private addresses. Default false. Set it only for addresses of your own.</param>
    /// <param name="client">
    /// The client that sends the requests. Null, the default: the library's own, which follows no redirect by itself, uses no proxy and no
    /// cookies, and refuses private addresses at the moment of connecting. A client given here connects by its own rules; it should not
    /// follow redirects.
    /// </param>
    /// <param name="allow">Decides for every address, redirect targets included, if a request may go there. Null, the default: all are allowed.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or not http or https; or the client would send an Authorization header.</exception>
    public static VideoSource FromUrl(Uri url, bool allowPrivateAddresses = false, HttpClient? client = null, Func<Uri, bool>? allow = null) =>
        new UrlVideoSource(url, new UrlRules(allowPrivateAddresses, client, allow));

    /// <summary>A video whose facts are known already: nothing is read. A fact that is not known is null.</summary>
    /// <param name="size">The size as shown.</param>
    /// <param name="seconds">The duration: above 0, at most seven days.</param>
    /// <param name="framesPerSecond">The frame rate: above 0, at most 1000.</param>
    /// <param name="url">The address that will be sent, so that a quote can judge it; null when there is none yet. It is not asked.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fact is out of its range.</exception>
    public static VideoSource FromKnown(PixelSize? size = null, decimal? seconds = null, decimal? framesPerSecond = null, Uri? url = null) =>
        new KnownVideoSource(size, seconds, framesPerSecond, url);

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
            // A defect of the reader must never stand between a user and a good video: it is reported, and nothing is known.
            if (options.Logger is { } logger)
            {
                LogDefect(logger, error, Name);
            }

            info = new VideoInfo { Outcome = VideoOutcome.BudgetExceeded, Notes = ["The reader failed by its own fault, so nothing is known of the video."] };
        }

        return info with { Source = Kind, SourceName = Name };
    }

    /// <summary>Opens the whole video for an upload, from its first byte; bytes that a probe took from a stream that cannot seek come again.</summary>
    /// <exception cref="NotSupportedException">The source is an address or known facts: there is nothing to upload.</exception>
    public virtual Stream OpenRead() => throw new NotSupportedException($"There are no bytes of '{Name}' here to upload. Give a file or a stream.");

    /// <summary>Reads the facts, letting unexpected exceptions through.</summary>
    internal abstract Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken);

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The video reader failed on {Source}; the video counts as unknown.")]
    private static partial void LogDefect(ILogger logger, Exception error, string source);
}

namespace FalGenerated.Video.Sources;

/// <summary>Facts without bytes.</summary>
internal sealed class KnownVideoSource : VideoSource
{
    private readonly VideoInfo info;

    public KnownVideoSource(PixelSize? size, decimal? seconds, decimal? framesPerSecond, Uri? url)
        : base(VideoSourceKind.Known, "the stated facts")
    {
        Check(seconds, 7 * 24 * 3600, nameof(seconds));
        Check(framesPerSecond, 1000, nameof(framesPerSecond));
        Address = url;
        info = new VideoInfo
        {
            Outcome = size is null || seconds is null ? VideoOutcome.Partial : VideoOutcome.Ok,
            CodedSize = size,
            DisplaySize = size,
            VideoSeconds = seconds,
            FramesPerSecond = framesPerSecond,
        };
    }

    internal override Uri? Address { get; }

    internal override Task<VideoInfo> ReadAsync(ProbeOptions options, CancellationToken cancellationToken) => Task.FromResult(info);

    private static void Check(decimal? value, decimal most, string name)
    {
        if (value is <= 0 || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"It must be above 0 and at most {most}. Leave it null when it is not known.");
        }
    }
}

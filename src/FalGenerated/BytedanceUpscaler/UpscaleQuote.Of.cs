using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

public sealed partial class UpscaleQuote
{
    /// <summary>A quote from facts that are at hand. Sends nothing and needs no client.</summary>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="video">The video's facts; null when nothing is known, and then there is a price for each second at most.</param>
    /// <param name="prices">The prices; null means those that this version carries.</param>
    public static UpscaleQuote Of(UpscaleOptions? options, VideoInfo? video, PriceTable? prices = null) =>
        PriceEstimator.Estimate(UpscaleRequest.Of(options ?? new UpscaleOptions()), video, prices ?? PriceTable.Published);

    /// <summary>A quote from a video. It reads a few kilobytes of the video, and sends nothing unless the source is an address.</summary>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="source">The video.</param>
    /// <param name="prices">The prices; null means those that this version carries.</param>
    /// <param name="probe">How much may be read; null means the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<UpscaleQuote> OfAsync(
        UpscaleOptions? options, VideoSource source, PriceTable? prices = null, ProbeOptions? probe = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        UpscaleRequest request = UpscaleRequest.Of(options ?? new UpscaleOptions());
        VideoInfo video = await source.ProbeAsync(probe, cancellationToken).ConfigureAwait(false);
        return PriceEstimator.Estimate(request, video, prices ?? PriceTable.Published, source.Address, (probe?.TimeProvider ?? TimeProvider.System).GetUtcNow());
    }

    /// <summary>Determines whether the quote is for a request: the same options, and the same address if it was made for one (queries apart, which sign it).</summary>
    internal bool IsFor(UpscaleRequest request) =>
        Request.IsSameAs(request)
        && (VideoUrl is null
            || (Uri.TryCreate(request.VideoUrl, UriKind.Absolute, out Uri? url)
                && Uri.Compare(VideoUrl, url, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped, StringComparison.Ordinal) == 0));
}

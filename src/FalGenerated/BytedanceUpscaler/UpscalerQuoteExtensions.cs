using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Quotes on the upscaler.</summary>
public static class UpscalerQuoteExtensions
{
    /// <summary>
    /// Says what an upscale will probably cost, and at most, before anything is uploaded. It reads a few kilobytes of the video, costs
    /// nothing, and sends nothing unless the source is an address.
    /// </summary>
    /// <param name="upscaler">The endpoint.</param>
    /// <param name="source">The video.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The quote, for <see cref="SubmitOptions.Quote"/>.</returns>
    public static Task<UpscaleQuote> QuoteAsync(
        this FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> upscaler,
        VideoSource source,
        UpscaleOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(upscaler);
        return UpscaleQuote.OfAsync(options, source, cancellationToken: cancellationToken);
    }
}

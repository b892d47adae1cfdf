using FalGenerated.CodeGeneration;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The handwritten part of the upscaler's client: quotes, and the checks of input, price and budget before each submit.</summary>
public sealed partial class UpscaleVideoClient
{
#pragma warning disable CA1822 // On the endpoint, where a caller looks for it, although it needs no state of it.
    /// <summary>
    /// Says what an upscale will probably cost, and at most, before anything is uploaded. It reads a few kilobytes of the video, costs
    /// nothing, and sends nothing unless the source is an address.
    /// </summary>
    /// <param name="source">The video.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The quote, for <see cref="SubmitOptions.Quote"/>.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<UpscaleQuote> QuoteAsync(VideoSource source, UpscaleOptions? options = null, CancellationToken cancellationToken = default) =>
        UpscaleQuote.OfAsync(options, source, cancellationToken: cancellationToken);
#pragma warning restore CA1822

    static partial void Describe(ref EndpointProfile? profile) => profile = UpscaleProfile.Profile;
}

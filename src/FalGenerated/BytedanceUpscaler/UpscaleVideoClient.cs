using FalGenerated.CodeGeneration;
using FalGenerated.Platform;

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

    /// <summary>Quotes as the other one does, and compares the published prices that this version carries with the service's own price of a second.</summary>
    /// <param name="source">The video.</param>
    /// <param name="options">How to enhance; null means the service's defaults.</param>
    /// <param name="checkLivePrice">
    /// True to ask the service, free of charge. A difference, or a price that cannot be read, is a finding of the quote; its sums stay those of the
    /// published table.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The quote, for <see cref="SubmitOptions.Quote"/>.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<UpscaleQuote> QuoteAsync(VideoSource source, UpscaleOptions? options, bool checkLivePrice, CancellationToken cancellationToken = default)
    {
        UpscaleQuote quote = await QuoteAsync(source, options, cancellationToken).ConfigureAwait(false);
        FalPlatform platform = new(Context.Transport.Api, Context.Settings.ApiUrl, Context.Time);
        return checkLivePrice && await LivePrice.FindingAsync(platform, quote.Prices, cancellationToken).ConfigureAwait(false) is { } difference
            ? quote.Noting(difference)
            : quote;
    }

    static partial void Describe(ref EndpointProfile? profile) => profile = UpscaleProfile.Profile;
}

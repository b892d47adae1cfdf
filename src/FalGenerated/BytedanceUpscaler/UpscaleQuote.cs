using FalGenerated.Video;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// The expected and the highest price of a request before anything is sent. A price that was not published is unknown, never 0.
/// All sums are in US dollars and not rounded.
/// </summary>
public sealed partial class UpscaleQuote : SubmitQuote
{
    internal UpscaleQuote(UpscaleRequest request, VideoInfo? video, PriceTable prices, AddressCheck? address)
    {
        Request = request;
        Video = video;
        Prices = prices;
        VideoUrl = address?.Url;
        Findings = UpscaleRules.Check(request, video, address);
        PredictedSize = OutputSize.Predict(request, video);
        MaxScaleRatio = OutputSize.MaxScaleRatio(video);
    }

    /// <inheritdoc />
    public override Price Price => AtLeastLine is { } least && ExpectedLine is { } expected && AtMostLine is { } most
        ? Price.Known(least.Usd, expected.Usd, most.Usd)
        : Price.Unknown(UnknownBecause ?? "No price is published.");

    /// <summary>Gets a value indicating whether there are sums. If not, <see cref="UnknownBecause"/> says why.</summary>
    public bool IsKnown => AtMostLine is not null;

    /// <summary>Why there are no sums; null when there are.</summary>
    public string? UnknownBecause { get; internal init; }

    /// <summary>The expected price of one second after all factors; known without a duration, null when the rate is not known.</summary>
    public decimal? UsdPerSecond { get; internal init; }

    /// <summary>Expected rate x the video track's seconds; null when unknown.</summary>
    public decimal? ExpectedUsd => ExpectedLine?.Usd;

    /// <summary>The lower bound: cheapest tier x whole seconds of the shortest believable length; null when unknown.</summary>
    public decimal? AtLeastUsd => AtLeastLine?.Usd;

    /// <summary>The upper bound, which spending limits compare with: dearest tier x whole seconds above the longest believable length.</summary>
    /// <exception cref="InvalidOperationException">The price is unknown. Use <see cref="TryGetAtMostUsd"/>.</exception>
    public decimal AtMostUsd => AtMostLine?.Usd
        ?? throw new InvalidOperationException($"The price is unknown, so there is no upper bound; ask with TryGetAtMostUsd. {UnknownBecause}");

    /// <summary>The price tier by its resolution's wire text; null when unknown.</summary>
    public string? Tier { get; internal init; }

    /// <summary>Gets a value indicating whether the tier is assumed, because nothing is published for a scale ratio.</summary>
    public bool TierIsAssumed { get; internal init; }

    /// <summary>The sums with their parts: expected, at least, at most. Empty when the price is unknown.</summary>
    public IReadOnlyList<QuoteLine> Lines => [.. new[] { ExpectedLine, AtLeastLine, AtMostLine }.OfType<QuoteLine>()];

    /// <summary>The assumptions behind the sums, beside the published prices.</summary>
    public IReadOnlyList<string> Assumptions { get; internal init; } = [];

    /// <summary>The size of the output, about; null when it cannot be told.</summary>
    public PixelSize? PredictedSize { get; }

    /// <summary>The largest scale ratio that is certain to be legal for this video; null when there is none or the size is unknown.</summary>
    public decimal? MaxScaleRatio { get; }

    /// <summary>The findings about the options, the video, and the address if the quote was made for one; refusals first.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; }

    /// <summary>The video's facts; null when nothing is known of it.</summary>
    public VideoInfo? Video { get; }

    /// <summary>The prices that were used, with their date and source.</summary>
    public PriceTable Prices { get; }

    internal override string? ETag => Video?.ETag;

    internal override JToken? BillingTerms => Terms is { } terms ? FalJson.ToToken(terms) : null;

    internal UpscaleRequest Request { get; }

    /// <summary>The address that the quote was made for; null when it was not made for an address.</summary>
    internal Uri? VideoUrl { get; }

    internal QuoteLine? ExpectedLine { get; init; }

    internal QuoteLine? AtLeastLine { get; init; }

    internal QuoteLine? AtMostLine { get; init; }

    /// <summary>The quote with one more finding, behind those that it has.</summary>
    internal UpscaleQuote Noting(Finding finding)
    {
        Findings = [.. Findings, finding];
        return this;
    }

    /// <summary>The upper bound, if there is one.</summary>
    /// <param name="usd">The sum in US dollars; 0 when the price is unknown, which is no price.</param>
    /// <returns>Whether the price is known.</returns>
    public bool TryGetAtMostUsd(out decimal usd)
    {
        usd = AtMostLine?.Usd ?? 0;
        return IsKnown;
    }
}

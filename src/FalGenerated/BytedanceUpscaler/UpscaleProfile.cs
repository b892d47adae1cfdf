using FalGenerated.CodeGeneration;
using FalGenerated.Video;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>The upscaler's part of a paid call: kind of job, quote, findings, and the cost of an ended job.</summary>
internal static class UpscaleProfile
{
    public static EndpointProfile Profile { get; } = new()
    {
        JobKind = KindOf,
        Quote = QuoteFor,
        Findings = (body, quote, scope) => UpscaleRules.Check(new UpscaleRequest(body), VideoOf(quote), scope.IsLiveService, scope.Now),
        CostUsd = (terms, end) => CostOf(LenientJson.Read<BillingTerms>(terms), end),
    };

    private static VideoInfo? VideoOf(SubmitQuote? quote) => (quote as UpscaleQuote)?.Video;

    private static UpscaleQuote QuoteFor(JObject body, SubmitQuote? given)
    {
        UpscaleRequest request = new(body);
        return given is null ? PriceEstimator.Estimate(request, null, PriceTable.Published)
            : given is UpscaleQuote quote && quote.IsFor(request) ? quote
            : throw new ArgumentException("The quote is for another input: ask QuoteAsync with the options and the video of this submit.", nameof(given));
    }

    private static decimal? CostOf(BillingTerms? terms, JobEnd end) => end switch
    {
        { Succeeded: true, Output: UpscaleVideoOutput output } => terms?.ActualUsd(output.Duration, end.BillableUnits),
        { Succeeded: false, BillableUnits: 0 } => 0,
        _ => null,
    };

    private static string KindOf(JObject body)
    {
        UpscaleRequest request = new(body);
        string size = request.HasScaleRatio ? "scaled" : request.TargetResolution ?? "";
        return $"{size}/{request.TextOrDefault(WireNames.TargetFps)}/{request.TextOrDefault(WireNames.EnhancementTier)}";
    }
}

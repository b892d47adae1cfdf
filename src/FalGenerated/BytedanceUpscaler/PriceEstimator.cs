using FalGenerated.Net;
using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Turns a request, a video's facts and a price table into a quote. Pure: no clock, no network, no options.</summary>
internal static class PriceEstimator
{
    public static UpscaleQuote Estimate(UpscaleRequest request, VideoInfo? video, PriceTable prices, Uri? videoUrl = null, DateTimeOffset? now = null)
    {
        AddressCheck? address = videoUrl is null ? null : new(videoUrl, IsFalService: null, now);
        List<string> assumptions = [];
        TierRange? tiers = TierRange.Of(request, video, out string reason);
        List<PriceFactor>? factors = tiers is null ? null : FactorsOf(request, prices, assumptions, out reason);
        if (tiers is null || factors is null || RatesOf(tiers, prices, out reason) is not { } rates)
        {
            return new UpscaleQuote(request, video, prices, address) { UnknownBecause = reason };
        }

        assumptions.InsertRange(0, tiers.Assumptions);
        QuoteLine? expected = null, atLeast = null, atMost = null;
        if (BilledSeconds.Of(video) is { } seconds)
        {
            assumptions.AddRange(seconds.Assumptions);
            expected = new QuoteLine("expected", rates.Expected, factors, seconds.Expected);
            atLeast = new QuoteLine("at least", rates.Lower, factors, seconds.Least);
            atMost = new QuoteLine("at most", rates.Upper, factors, seconds.Most);
        }

        assumptions.AddRange(NotPriced(request));
        return new UpscaleQuote(request, video, prices, address)
        {
            UnknownBecause = expected is null ? BilledSeconds.UnknownBecause(video) : null,
            UsdPerSecond = new QuoteLine("rate", rates.Expected, factors, 1).UsdPerSecond,
            Tier = tiers.Expected,
            TierIsAssumed = tiers.IsAssumed,
            Assumptions = assumptions,
            ExpectedLine = expected,
            AtLeastLine = atLeast,
            AtMostLine = atMost,
        };
    }

    private static List<PriceFactor>? FactorsOf(UpscaleRequest request, PriceTable prices, List<string> assumptions, out string reason)
    {
        List<PriceFactor> factors = [];
        foreach (string field in prices.FactorFields)
        {
            string? value = request.TextOrDefault(field);
            if (value is null || prices.FindFactor(field, value) is not { } factor)
            {
                reason = $"No price is published for {field} '{Bounded.Value(value ?? "")}'.";
                return null;
            }

            if (factor.Value != value)
            {
                assumptions.Add($"{field} {Bounded.Value(value)} is assumed to be billed like {factor.Value}.");
            }

            factors.Add(factor);
        }

        reason = "";
        return factors;
    }

    private static (PriceRate Lower, PriceRate Expected, PriceRate Upper)? RatesOf(TierRange tiers, PriceTable prices, out string reason)
    {
        reason = $"No price is published for target_resolution '{Bounded.Value(tiers.Expected)}'.";
        return prices.FindRate(tiers.Lower) is { } lower && prices.FindRate(tiers.Expected) is { } expected && prices.FindRate(tiers.Upper) is { } upper
            ? (lower, expected, upper)
            : null;
    }

    private static IEnumerable<string> NotPriced(UpscaleRequest request)
    {
        List<string> unknown = [.. request.Names.Except(WireNames.Options)];
        return unknown.Count == 0 ? [] : [$"Options that this version does not know are not priced: {Bounded.Text(string.Join(", ", unknown.Take(20)), 400)}."];
    }
}

using FalGenerated.Idempotency;
using FalGenerated.Spending;
using FalGenerated.Video;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>Looks at a submit before it is sent: the quote must be for it, the input must not be certain to fail, and the fuses must hold.</summary>
internal static class UpscaleSubmitCheck
{
    public static EndpointHooks<UpscaleVideoInput> HooksFor(FalClient fal) => new()
    {
        ReviewAsync = (input, options, cancellationToken) => ReviewAsync(fal, input, options, cancellationToken),
        OnJobCompleted = (idempotencyKey, news) => OnJobCompleted(fal, idempotencyKey, news),
        KindOf = KindOf,
    };

    private static async ValueTask<SubmitCheck> ReviewAsync(
        FalClient fal, UpscaleVideoInput input, SubmitOptions options, CancellationToken cancellationToken)
    {
        UpscaleRequest request = new(CanonicalInput.BodyOf(input, options.ExtraBody));
        UpscaleQuote quote = QuoteFor(request, options);
        if (!options.SkipValidation)
        {
            Validate(request, quote.Video, fal);
        }

        decimal? atMost = quote.TryGetAtMostUsd(out decimal usd) ? usd : null;
        PriceLimit.Check(options, atMost, quote.UnknownBecause);
        SpendReservation? reservation = options.Budget is not { } budget
            ? null
            : await budget.ReserveAsync(
                atMost ?? 0,
                fal.Settings.Options.JournalPath,
                fal.Settings.Log,
                options.IdempotencyKey,
                quote.Terms is { } terms ? JToken.FromObject(terms, FalJson.Create()) : null,
                cancellationToken).ConfigureAwait(false);
        return new SubmitCheck
        {
            ExpectedUsd = quote.ExpectedUsd,
            AtMostUsd = atMost,
            OnNews = reservation is null ? null : news => Settle(reservation, quote, news),
            BilledUsd = news => ActualUsd(quote.Terms, news),
        };
    }

    private static void Validate(UpscaleRequest request, VideoInfo? video, FalClient fal)
    {
        IReadOnlyList<Finding> findings = UpscaleRules.Check(request, video, IsFalService(fal), fal.Time.GetUtcNow());
        if (findings.Any(finding => finding.Refuses))
        {
            throw new UpscaleRefusedException(findings);
        }
    }

    private static UpscaleQuote QuoteFor(UpscaleRequest request, SubmitOptions options)
    {
        if (options.Quote is null)
        {
            bool wantsPrice = options.MaxPriceUsd is not null || options.Budget is not null;
            return wantsPrice && !options.AllowUnknownPrice
                ? throw new ArgumentException(
                    "MaxPriceUsd and Budget need a Quote: ask QuoteAsync first, or set AllowUnknownPrice.", nameof(options))
                : PriceEstimator.Estimate(request, null, PriceTable.Published);
        }

        return options.Quote is UpscaleQuote quote && quote.IsFor(request)
            ? quote
            : throw new ArgumentException("The quote is for another input: ask QuoteAsync with the options and the video of this submit.", nameof(options));
    }

    private static void Settle(SpendReservation reservation, UpscaleQuote quote, SubmitEvent news)
    {
        if (news.Fate == SubmitOutcome.NotSent)
        {
            reservation.Release();
        }
        else if (ActualUsd(quote.Terms, news) is { } actual)
        {
            reservation.Settle(actual);
        }

        // What was accepted, failed without a word about its bill, or can be read in two ways counts with its upper bound.
    }

    private static Task OnJobCompleted(FalClient fal, string idempotencyKey, SubmitEvent news) =>
        fal.Settings.Options.JournalPath is { } path
            ? new SpendFile(new AppendOnlyFile(path), fal.Settings.Log).OnJobCompleted(
                idempotencyKey, terms => ActualUsd(LenientJson.Read<BillingTerms>(FalJson.Write(terms)), news))
            : Task.CompletedTask;

    private static decimal? ActualUsd(BillingTerms? terms, SubmitEvent news) => news switch
    {
        { Fate: SubmitOutcome.Finished, Output: UpscaleVideoOutput output } => terms?.ActualUsd(output.Duration, news.BillableUnits),
        { Fate: SubmitOutcome.Failed, BillableUnits: 0 } => 0,
        _ => null,
    };

    private static bool IsFalService(FalClient fal)
    {
        string host = fal.Settings.Options.QueueUrl.Host;
        return host == "fal.run" || host.EndsWith(".fal.run", StringComparison.OrdinalIgnoreCase);
    }

    private static string KindOf(UpscaleVideoInput input)
    {
        UpscaleRequest request = UpscaleRequest.Of(input);
        string size = request.HasScaleRatio ? "scaled" : request.TargetResolution ?? "";
        return $"{size}/{request.TextOrDefault(WireNames.TargetFps)}/{request.TextOrDefault(WireNames.EnhancementTier)}";
    }
}

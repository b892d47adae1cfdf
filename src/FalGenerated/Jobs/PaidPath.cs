using FalGenerated.CodeGeneration;
using FalGenerated.Diagnostics;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>
/// The one path of every paid call: idempotency, the endpoint's quote and findings, spending limits, the record, one send, the record
/// again. Queued submits and synchronous runs, typed, generated and described endpoints are different inputs of it.
/// </summary>
/// <param name="context">The client's context.</param>
/// <param name="profile">What the endpoint contributes.</param>
/// <typeparam name="T">What comes of the call: a job, or the response of a run.</typeparam>
internal sealed class PaidPath<T>(FalContext context, EndpointProfile profile)
    where T : class
{
    /// <summary>Gives the job of a key that was used before, or throws an exception with what is known.</summary>
    public required Func<JournalEntry, PaidRequest, CancellationToken, Task<T>> OnPresent { get; init; }

    /// <summary>Sends once and reads the answer. It records an acceptance before anything else can fail.</summary>
    public required Func<PaidRequest, SpendingHold, CancellationToken, Task<T>> Send { get; init; }

    public async Task<T> RunAsync(PaidRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasKey)
        {
            return await FindOrBeginAsync(request, cancellationToken).ConfigureAwait(false);
        }

        AsyncGate gate = context.GateOf(request.Record.IdempotencyKey);
        await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindOrBeginAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Gets the result of the request's key, if it was used before; null when it is free.</summary>
    public async Task<T?> FindAsync(PaidRequest request, CancellationToken cancellationToken) =>
        request.HasKey && await PresentSubmit.FindAsync(context, request.Record.IdempotencyKey, cancellationToken).ConfigureAwait(false) is { } earlier
            ? await PresentAsync(earlier, request, cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<T> FindOrBeginAsync(PaidRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Another process may begin between the two: its submit is found by the next look.
            if (await FindAsync(request, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (await BeginAsync(request, cancellationToken).ConfigureAwait(false) is { } begun)
            {
                return begun;
            }
        }
    }

    /// <summary>Sends, unless another process began a submit under the key meanwhile: then null.</summary>
    private async Task<T?> BeginAsync(PaidRequest request, CancellationToken cancellationToken)
    {
        SubmitQuote? quote = Checked(request);
        request = request.Billed(quote?.BillingTerms);
        SpendingHold hold = await SpendingHold.TakeAsync(request, quote, profile, context, cancellationToken).ConfigureAwait(false);
        if (request.IsRecorded && await TryBeginAsync(request, hold, cancellationToken).ConfigureAwait(false) is not null)
        {
            await hold.ReleaseAsync().ConfigureAwait(false);
            return null;
        }

        try
        {
            T result = await Send(request, hold, cancellationToken).ConfigureAwait(false);
            hold.CountExpected(request.Record.EndpointId);
            return result;
        }
        catch (Exception error)
        {
            await FailedAsync(request, hold, error is FalOutcomeUnknownException).ConfigureAwait(false);
            throw;
        }
    }

    private Task<T> PresentAsync(JournalEntry present, PaidRequest request, CancellationToken cancellationToken) =>
        request.DifferenceFrom(present.Submit) is { } difference
            ? throw new FalIdempotencyConflictException(present, request.Record, difference)
            : OnPresent(present, request, cancellationToken);

    /// <summary>The endpoint's own quote and findings, before anything is recorded or sent.</summary>
    private SubmitQuote? Checked(PaidRequest request)
    {
        if (request.Body.Json is not JObject body)
        {
            return request.Options.Quote;
        }

        SubmitQuote? quote = profile.Quote is { } quoteOf && IsPriceAsked(request) ? quoteOf(body, request.Options.Quote) : request.Options.Quote;
        if (!request.Options.SkipValidation && profile.Findings is { } findingsOf)
        {
            IReadOnlyList<Finding> findings = findingsOf(body, quote, new FindingScope(context.Settings.QueueUrl, context.Time.GetUtcNow()));
            if (findings.Any(finding => finding.Refuses))
            {
                throw new FalRefusedException(findings);
            }
        }

        return quote;
    }

    /// <summary>Determines whether anything looks at the price: a limit, a quote to compare with, a record, or a listener of the meter.</summary>
    private bool IsPriceAsked(PaidRequest request) =>
        request.Options is not { Quote: null, MaxPriceUsd: null, Budget: null }
        || request.IsRecorded || context.SpendLedger is not null || FalTelemetry.Expected.IsEnabled || FalTelemetry.Billed.IsEnabled;

    private async Task<JournalEntry?> TryBeginAsync(PaidRequest request, SpendingHold hold, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Journal.TryBeginAsync(request.Record, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await hold.ReleaseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task FailedAsync(PaidRequest request, SpendingHold hold, bool unknown)
    {
        if (request.IsRecorded)
        {
            await context.TryRecordAsync(request.Record.IdempotencyKey, unknown ? JournalState.Unknown : JournalState.NotSent, null).ConfigureAwait(false);
        }

        if (unknown)
        {
            // The money stays reserved: the job may exist.
            FalLog.OutcomeUnknown(context.Settings.Log, request.Record.IdempotencyKey, request.Record.EndpointId);
        }
        else
        {
            await hold.ReleaseAsync().ConfigureAwait(false);
        }
    }
}

using System.Diagnostics;
using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Submits a job. This costs money: each accepted submit is a job of its own, whether anybody waits for it or not.</summary>
    /// <param name="input">The input. Unset optional members are not sent, so the service's defaults apply.</param>
    /// <param name="options">What accompanies it; null means nothing.</param>
    /// <param name="cancellationToken">Cancels before the submit is sent. Afterwards the outcome is unknown, and that is what is thrown.</param>
    /// <returns>The job: queued, not finished. Under an <see cref="SubmitOptions.IntentKey"/> that has a job, that job, and nothing is sent.</returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    /// <exception cref="SubmitOutcomeUnknownException">The submit was sent, now or earlier under this name, and nothing tells what became of it. It is not sent again.</exception>
    /// <exception cref="FalIntentConflictException">The name stands for another input.</exception>
    /// <exception cref="FalJournalException">The journal cannot record the submit; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it; no job exists.</exception>
    public async Task<FalJob<TOutput>> SubmitAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        cancellationToken.ThrowIfCancellationRequested();
        SubmitIntent intent = IntentOf(input, options);
        if (options.IntentKey is null)
        {
            return await BeginAsync(input, options, intent, cancellationToken).ConfigureAwait(false);
        }

        AsyncGate gate = client.GateOf(intent.Key);
        await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await client.Journal.FindAsync(intent.Key, cancellationToken).ConfigureAwait(false) is { State: not JournalState.NotSent } present
                ? Present(present, intent, options)
                : await BeginAsync(input, options, intent, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Leave();
        }
    }

    private SubmitIntent IntentOf(TInput input, SubmitOptions options) => new(
        options.IntentKey ?? Guid.NewGuid().ToString("N"),
        descriptor.EndpointId,
        CanonicalInput.HashOf(CanonicalInput.BodyOf(input, options.ExtraBody)),
        client.Time.GetUtcNow());

    /// <summary>What a taken name stands for.</summary>
    private FalJob<TOutput> Present(JournalEntry present, SubmitIntent wanted, SubmitOptions options)
    {
        if (present.Intent.EndpointId != wanted.EndpointId || present.Intent.InputSha256 != wanted.InputSha256)
        {
            throw new FalIntentConflictException(present, wanted);
        }

        return present.Token is { } token
            ? Resume(token, options.Key)
            : throw new SubmitOutcomeUnknownException(
                present.Intent,
                client.Time.GetUtcNow(),
                "an earlier submit under this name began and its outcome was not recorded; if another process is submitting it right now, ask again in a minute");
    }

    private async Task<FalJob<TOutput>> BeginAsync(TInput input, SubmitOptions options, SubmitIntent intent, CancellationToken cancellationToken)
    {
        bool recorded = options.IntentKey is not null || client.HasJournal;
        SubmitReview review = await ReviewAsync(input, recorded ? options with { IntentKey = intent.Key } : options, cancellationToken).ConfigureAwait(false);
        bool begun = false;
        using Activity? activity = FalTelemetry.Source.StartActivity("fal.submit");
        activity?.SetTag(FalTelemetry.Endpoint, descriptor.EndpointId);
        try
        {
            if (recorded && await client.Journal.TryBeginAsync(intent, cancellationToken).ConfigureAwait(false) is { } present)
            {
                review.OnNews?.Invoke(new SubmitNews(SubmitFate.NotSent));
                return Present(present, intent, options);
            }

            begun = true;
            FalJob<TOutput> job = await SendAsync(input, options, intent, recorded, review, cancellationToken).ConfigureAwait(false);
            activity?.SetTag(FalTelemetry.RequestId, job.RequestId);
            Count("accepted");
            FalLog.Submitted(client.Settings.Log, job.RequestId, descriptor.EndpointId);
            CountExpected(review);
            return job;
        }
        catch (Exception error) when (begun)
        {
            bool unknown = error is SubmitOutcomeUnknownException;
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            Count(unknown ? "unknown" : "not_sent");
            if (unknown)
            {
                FalLog.OutcomeUnknown(client.Settings.Log, intent.Key, descriptor.EndpointId);
            }

            review.OnNews?.Invoke(new SubmitNews(unknown ? SubmitFate.Unknown : SubmitFate.NotSent));
            if (recorded)
            {
                await client.TryRecordAsync(intent.Key, unknown ? JournalState.Unknown : JournalState.NotSent, null).ConfigureAwait(false);
            }

            throw;
        }
        catch (Exception) when (!begun && review.OnNews is not null)
        {
            review.OnNews(new SubmitNews(SubmitFate.NotSent));
            throw;
        }
    }

    private async Task<FalJob<TOutput>> SendAsync(
        TInput input, SubmitOptions options, SubmitIntent intent, bool recorded, SubmitReview review, CancellationToken cancellationToken)
    {
        Uri queue = client.Settings.Options.QueueUrl;
        FalKey? key = options.Key is null ? null : new FalKey(options.Key);
        PaidCall call = new(client, intent, new Uri(queue, descriptor.EndpointId));
        FalResponse<QueueStatus> answer = await call.SendAsync(
            token => descriptor.SubmitAsync(call.CallFor(options, FalOperation.Submit, key), client.Queue, input, token),
            Adopt,
            cancellationToken).ConfigureAwait(false);
        client.Surprises.Look(answer.StatusCode);
        client.Surprises.Look(answer.Result);
        string requestId = answer.Result.RequestId ?? HeaderId(answer)
            ?? throw new SubmitOutcomeUnknownException(intent, client.Time.GetUtcNow(), $"the service answered {answer.StatusCode} without an id");
        JobAddresses built = JobAddresses.Build(queue, descriptor.AppId, requestId);
        JobIdentity identity = new(
            queue, descriptor.EndpointId, descriptor.AppId, requestId, JobAddresses.Choose(built, queue, answer.Result), intent.StartedAt)
        {
            IntentKey = recorded ? intent.Key : null,
        };
        review.OnNews?.Invoke(new SubmitNews(SubmitFate.Accepted) { RequestId = requestId });
        if (recorded)
        {
            await client.TryRecordAsync(intent.Key, JournalState.Accepted, identity.Token).ConfigureAwait(false);
        }

        return JobOf(identity, key, review, KindOf(input), resumed: false);
    }

    private ValueTask<SubmitReview> ReviewAsync(TInput input, SubmitOptions options, CancellationToken cancellationToken) =>
        hooks.ReviewAsync?.Invoke(input, options, cancellationToken) ?? ValueTask.FromResult(SubmitReview.None);

    private void CountExpected(SubmitReview review)
    {
        if (review.ExpectedUsd is { } usd)
        {
            FalTelemetry.Expected.Add((double)usd, FalTelemetry.Tag(FalTelemetry.Endpoint, descriptor.EndpointId));
        }
    }

    private void Count(string outcome) => FalTelemetry.Submitted.Add(
        1, FalTelemetry.Tag(FalTelemetry.Endpoint, descriptor.EndpointId), FalTelemetry.Tag(FalTelemetry.Outcome, outcome));

    private string KindOf(TInput input) => hooks.KindOf is { } kind ? $"{descriptor.EndpointId} {kind(input)}" : descriptor.EndpointId;

    private static string? HeaderId(FalResponse<QueueStatus> answer) => new SubmitSign { Head = new AnswerHead(answer.StatusCode, answer.Headers) }.HeaderId;

    /// <summary>A job that exists, although its answer was cut, came under an undeclared status, or was lost on the way up: its id is enough.</summary>
    private static FalResponse<QueueStatus>? Adopt(SubmitSign sign) => new(
        sign.StatusCode,
        sign.Head!.Headers,
        LenientJson.Read<QueueStatus>(sign.Body) is { RequestId: not null } whole ? whole : new QueueStatus { RequestId = sign.RequestId });
}

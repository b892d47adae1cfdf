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
    /// <returns>The job: queued, not finished. Under an <see cref="SubmitOptions.IdempotencyKey"/> that has a job, that job, and nothing is sent.</returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    /// <exception cref="FalOutcomeUnknownException">The submit was sent, now or earlier under this name, and nothing tells what became of it. It is not sent again.</exception>
    /// <exception cref="FalIdempotencyConflictException">The name stands for another input.</exception>
    /// <exception cref="FalJournalException">The journal cannot record the submit; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it; no job exists.</exception>
    public async Task<FalJob<TOutput>> SubmitAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= SubmitOptions.None;
        SubmitOptionsRules.Check(options);
        cancellationToken.ThrowIfCancellationRequested();
        SubmitRecord intent = IntentOf(input, options);
        if (options.IdempotencyKey is null)
        {
            return await BeginAsync(input, options, intent, cancellationToken).ConfigureAwait(false);
        }

        AsyncGate gate = client.GateOf(intent.IdempotencyKey);
        await gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await client.Journal.FindAsync(intent.IdempotencyKey, cancellationToken).ConfigureAwait(false) is { State: not JournalState.NotSent } present
                ? Present(present, intent, options)
                : await BeginAsync(input, options, intent, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Leave();
        }
    }

    private SubmitRecord IntentOf(TInput input, SubmitOptions options) => new(
        options.IdempotencyKey ?? Guid.NewGuid().ToString("N"),
        descriptor.EndpointId,
        CanonicalInput.HashOf(CanonicalInput.BodyOf(input, options.ExtraBody)),
        client.Time.GetUtcNow());

    /// <summary>What a taken name stands for.</summary>
    private FalJob<TOutput> Present(JournalEntry present, SubmitRecord wanted, SubmitOptions options)
    {
        if (present.Submit.EndpointId != wanted.EndpointId || present.Submit.InputSha256 != wanted.InputSha256)
        {
            throw new FalIdempotencyConflictException(present, wanted);
        }

        return present.Token is { } token
            ? Resume(token, options.ApiKey)
            : throw new FalOutcomeUnknownException(
                present.Submit,
                client.Time.GetUtcNow(),
                "an earlier submit under this name began and its outcome was not recorded; if another process is submitting it right now, ask again in a minute");
    }

    private async Task<FalJob<TOutput>> BeginAsync(TInput input, SubmitOptions options, SubmitRecord intent, CancellationToken cancellationToken)
    {
        bool recorded = options.IdempotencyKey is not null || client.HasJournal;
        SubmitCheck review = await ReviewAsync(input, recorded ? options with { IdempotencyKey = intent.IdempotencyKey } : options, cancellationToken).ConfigureAwait(false);
        bool begun = false;
        using Activity? activity = FalTelemetry.Source.StartActivity("fal.submit");
        activity?.SetTag(FalTelemetry.Endpoint, descriptor.EndpointId);
        try
        {
            if (recorded && await client.Journal.TryBeginAsync(intent, cancellationToken).ConfigureAwait(false) is { } present)
            {
                review.OnNews?.Invoke(new SubmitEvent(SubmitOutcome.NotSent));
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
            bool unknown = error is FalOutcomeUnknownException;
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            Count(unknown ? "unknown" : "not_sent");
            if (unknown)
            {
                FalLog.OutcomeUnknown(client.Settings.Log, intent.IdempotencyKey, descriptor.EndpointId);
            }

            review.OnNews?.Invoke(new SubmitEvent(unknown ? SubmitOutcome.Unknown : SubmitOutcome.NotSent));
            if (recorded)
            {
                await client.TryRecordAsync(intent.IdempotencyKey, unknown ? JournalState.Unknown : JournalState.NotSent, null).ConfigureAwait(false);
            }

            throw;
        }
        catch (Exception) when (!begun && review.OnNews is not null)
        {
            review.OnNews(new SubmitEvent(SubmitOutcome.NotSent));
            throw;
        }
    }

    private async Task<FalJob<TOutput>> SendAsync(
        TInput input, SubmitOptions options, SubmitRecord intent, bool recorded, SubmitCheck review, CancellationToken cancellationToken)
    {
        Uri queue = client.Settings.Options.QueueUrl;
        FalKey? key = options.ApiKey is null ? null : new FalKey(options.ApiKey);
        PaidCall call = new(client, intent, new Uri(queue, descriptor.EndpointId));
        FalResponse<QueueStatus> answer = await call.SendAsync(
            token => descriptor.SubmitAsync(call.CallFor(options, FalOperation.Submit, key), client.Queue, input, token),
            Adopt,
            cancellationToken).ConfigureAwait(false);
        client.UnknownMembers.Look(answer.StatusCode);
        client.UnknownMembers.Look(answer.Result);
        string requestId = answer.Result.RequestId ?? HeaderId(answer)
            ?? throw new FalOutcomeUnknownException(intent, client.Time.GetUtcNow(), $"the service answered {answer.StatusCode} without an id");
        JobAddresses built = JobAddresses.Build(queue, descriptor.AppId, requestId);
        JobIdentity identity = new(
            queue, descriptor.EndpointId, descriptor.AppId, requestId, JobAddresses.Choose(built, queue, answer.Result), intent.StartedAt)
        {
            IdempotencyKey = recorded ? intent.IdempotencyKey : null,
        };
        review.OnNews?.Invoke(new SubmitEvent(SubmitOutcome.Accepted) { RequestId = requestId });
        if (recorded)
        {
            await client.TryRecordAsync(intent.IdempotencyKey, JournalState.Accepted, identity.Token).ConfigureAwait(false);
        }

        return JobOf(identity, key, review, KindOf(input), resumed: false);
    }

    private ValueTask<SubmitCheck> ReviewAsync(TInput input, SubmitOptions options, CancellationToken cancellationToken) =>
        hooks.ReviewAsync?.Invoke(input, options, cancellationToken) ?? ValueTask.FromResult(SubmitCheck.None);

    private void CountExpected(SubmitCheck review)
    {
        if (review.ExpectedUsd is { } usd)
        {
            FalTelemetry.Expected.Add((double)usd, FalTelemetry.Tag(FalTelemetry.Endpoint, descriptor.EndpointId));
        }
    }

    private void Count(string outcome) => FalTelemetry.Submitted.Add(
        1, FalTelemetry.Tag(FalTelemetry.Endpoint, descriptor.EndpointId), FalTelemetry.Tag(FalTelemetry.Outcome, outcome));

    private string KindOf(TInput input) => hooks.KindOf is { } kind ? $"{descriptor.EndpointId} {kind(input)}" : descriptor.EndpointId;

    private static string? HeaderId(FalResponse<QueueStatus> answer) => new SendObservation { Head = new HttpAnswer(answer.StatusCode, answer.Headers) }.HeaderId;

    /// <summary>A job that exists, although its answer was cut, came under an undeclared status, or was lost on the way up: its id is enough.</summary>
    private static FalResponse<QueueStatus>? Adopt(SendObservation sign) => new(
        sign.StatusCode,
        sign.Head!.Headers,
        LenientJson.Read<QueueStatus>(sign.Body) is { RequestId: not null } whole ? whole : new QueueStatus { RequestId = sign.RequestId });
}

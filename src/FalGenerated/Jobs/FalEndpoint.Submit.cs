using System.Diagnostics;
using FalGenerated.CodeGeneration;
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
    /// <returns>
    /// The job: queued, not finished. Under an <see cref="SubmitOptions.IdempotencyKey"/> that has a job, that job, and nothing is sent. Under
    /// one whose outcome is unknown the service is asked, free of charge, and the job that it knows is returned.
    /// </returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    /// <exception cref="FalRefusedException">The input is certain to fail; nothing was sent.</exception>
    /// <exception cref="FalSpendingLimitException">A limit or budget does not allow the price, or is set and the price is not known; nothing was sent.</exception>
    /// <exception cref="FalOutcomeUnknownException">The submit was sent, now or earlier under this key, and nothing tells its outcome. It is not sent again.</exception>
    /// <exception cref="FalIdempotencyConflictException">The key stands for another input.</exception>
    /// <exception cref="FalJournalException">The journal cannot record the submit; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalApiException">The service refused it; no job exists.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalJob<TOutput>> SubmitAsync(TInput input, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        PaidRequest request = await PaidRequest
            .OfAsync(input, options ?? SubmitOptions.None, Contract, profile, Context, cancellationToken).ConfigureAwait(false);
        return await SubmitPath(input).RunAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The job that an input has already, by its <see cref="SubmitOptions.IdempotencyKey"/> or, with <see cref="SubmitOptions.ReuseSameInput"/>, by
    /// itself. It never submits; of a submit whose outcome is unknown it asks the service, free of charge.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="options">The options that it would be submitted with.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The job; null when there is none, so that a submit would pay.</returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    /// <exception cref="FalOutcomeUnknownException">It was submitted, and nothing tells the outcome.</exception>
    /// <exception cref="FalIdempotencyConflictException">The key stands for another input, or for a run whose output went to its caller.</exception>
    /// <exception cref="FalJournalException">The journal cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalJob<TOutput>?> FindJobAsync(TInput input, SubmitOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        PaidRequest request = await PaidRequest.OfAsync(input, options, Contract, profile, Context, cancellationToken).ConfigureAwait(false);
        return await SubmitPath(input).FindAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Computes the idempotency key that <see cref="SubmitOptions.ReuseSameInput"/> makes of an input, for programs that number or store keys
    /// themselves. Sends nothing.
    /// </summary>
    /// <param name="input">The input. A file's content may stand for its address as <c>sha256:HASH</c>, in lowercase hex.</param>
    /// <param name="options">Scope and extra members of the body; null means none.</param>
    public string ComputeIdempotencyKey(TInput input, SubmitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= SubmitOptions.None;
        return InputKey.Of(
            JsonBody.Of(input, options.ExtraBody).Json, EndpointId, Context.Settings.QueueUrl, options.Scope, Contract.Defaults);
    }

    private PaidPath<FalJob<TOutput>> SubmitPath(TInput input) => new(Context, PaidProfile)
    {
        OnPresent = PresentJobAsync,
        Send = (request, hold, token) => TracedAsync(input, request, hold, token),
    };

    private async Task<FalJob<TOutput>> TracedAsync(TInput input, PaidRequest request, SpendingHold hold, CancellationToken cancellationToken)
    {
        using FalActivity activity = FalTelemetry.Start("fal.submit");
        activity.SetTag(FalTelemetry.Endpoint, descriptor.EndpointId);
        hold.Trace = activity.Context;
        try
        {
            FalJob<TOutput> job = await SendAsync(input, request, hold, cancellationToken).ConfigureAwait(false);
            activity.SetTag(FalTelemetry.RequestId, job.RequestId);
            CountSubmitted("accepted");
            FalLog.Submitted(Context.Settings.Log, job.RequestId, descriptor.EndpointId);
            return job;
        }
        catch (Exception error)
        {
            activity.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            CountSubmitted(error is FalOutcomeUnknownException ? "unknown" : "not_sent");
            throw;
        }
    }

    private async Task<FalJob<TOutput>> SendAsync(TInput input, PaidRequest request, SpendingHold hold, CancellationToken cancellationToken)
    {
        Uri queue = Context.Settings.QueueUrl;
        SubmitRecord record = request.Record;
        PaidCall call = new(
            Context, record, new Uri(queue, descriptor.EndpointId), answer => PinnedInput.DoubtOf(typeof(TInput), request.Body.Json, answer, Contract));
        FalResponse<QueueStatus> answer = await call.SendAsync(
            token => descriptor.SubmitAsync(call.CallFor(request, FalOperation.Submit), Context.Transport.Queue, input, token),
            Adopt,
            cancellationToken).ConfigureAwait(false);
        string requestId = answer.Output.RequestId ?? HeaderId(answer)
            ?? throw new FalOutcomeUnknownException(record, Context.Time.GetUtcNow(), $"the service answered {answer.StatusCode} without an id");
        JobAddresses built = JobAddresses.Build(queue, descriptor.AppId, requestId);
        JobIdentity identity = new(
            queue, descriptor.EndpointId, descriptor.AppId, requestId, JobAddresses.Choose(built, queue, answer.Output), record.StartedAt)
        {
            IdempotencyKey = request.IsRecorded ? record.IdempotencyKey : null,
            Trace = FalActivity.TextOf(hold.Trace),
        };
        if (request.IsRecorded)
        {
            await Context.TryRecordAsync(record.IdempotencyKey, JournalState.Accepted, identity.Token).ConfigureAwait(false);
        }

        Context.UnknownMembers.Look(answer.StatusCode);
        Context.UnknownMembers.Look(answer.Output);
        return JobOf(identity, request.ApiKey, request.Kind, hold);
    }

    /// <summary>The job of a key that was used before. One in doubt is looked up at the service first: that is free, and a second submit is not.</summary>
    private async Task<FalJob<TOutput>> PresentJobAsync(JournalEntry present, PaidRequest request, CancellationToken cancellationToken) => present switch
    {
        { Token: { } token } => Resume(token, request.Options.ApiKey),
        { State: JournalState.Finished } => throw new FalIdempotencyConflictException(present, request.Record, "a run whose output went to its caller"),
        _ => await LookedUpAsync(present, request, cancellationToken).ConfigureAwait(false),
    };

    private void CountSubmitted(string outcome) => FalTelemetry.Submitted.Add(
        1, FalTelemetry.Tag(FalTelemetry.Endpoint, descriptor.EndpointId), FalTelemetry.Tag(FalTelemetry.Outcome, outcome));

    private static string? HeaderId(FalResponse<QueueStatus> answer) => answer.Answer.RequestId;

    /// <summary>A job that exists, although its answer was cut, came under an undeclared status, or was lost on the way up: its id is enough.</summary>
    private static FalResponse<QueueStatus>? Adopt(SendObservation sign) => new(
        sign.Answer! with { Body = null },
        LenientJson.Read<QueueStatus>(sign.Answer?.Body) is { RequestId: not null } whole ? whole : new QueueStatus { RequestId = sign.RequestId });
}

namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>
    /// Submits, waits and fetches in one call. This costs money and takes minutes. The job outlives the call: the exceptions after the submit hold
    /// it, a journal keeps its token, and <paramref name="onSubmitted"/> receives it.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="progress">Receives each status; null: none is reported.</param>
    /// <param name="options">What accompanies the submit; null means nothing.</param>
    /// <param name="wait">Timeout and log lines of the wait; null: no timeout and no log lines.</param>
    /// <param name="onSubmitted">Called with the job as soon as it exists; null: not called.</param>
    /// <param name="cancellationToken">Before the submit it prevents it; afterwards it ends the wait, and the job goes on.</param>
    /// <returns>The output, with its request id, billable units and headers.</returns>
    /// <exception cref="ArgumentException">An option is not valid; the message names all of them.</exception>
    /// <exception cref="FalRefusedException">The input is certain to fail; nothing was sent.</exception>
    /// <exception cref="FalSpendingLimitException">A limit does not allow the price, or the price is not known; nothing was sent.</exception>
    /// <exception cref="FalOutcomeUnknownException">The submit was sent, now or earlier under its key, and nothing tells its outcome.</exception>
    /// <exception cref="FalIdempotencyConflictException">The key stands for another input.</exception>
    /// <exception cref="FalJournalException">The journal cannot record the submit; nothing was sent.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached; nothing was sent.</exception>
    /// <exception cref="FalTimeoutException">The timeout is over, or the service was away for five minutes; it holds the job, which goes on.</exception>
    /// <exception cref="FalJobFailedException">The job failed, was cancelled, or its result is no longer kept.</exception>
    /// <exception cref="FalApiException">The service refused a call, or its answer cannot be read. After the submit <see cref="FalApiException.Job"/> holds the job, which is billed; null says that none was made.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalResponse<TOutput>> SubscribeAsync(
        TInput input,
        IProgress<QueueStatus>? progress = null,
        SubmitOptions? options = null,
        WaitOptions? wait = null,
        Action<FalJob<TOutput>>? onSubmitted = null,
        CancellationToken cancellationToken = default)
    {
        FalJob<TOutput> job = await SubmitAsync(input, options, cancellationToken).ConfigureAwait(false);
        onSubmitted?.Invoke(job);
        return await job.WaitAsync(progress, wait, cancellationToken).ConfigureAwait(false);
    }
}

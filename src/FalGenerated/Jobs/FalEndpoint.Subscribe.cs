namespace FalGenerated;

public abstract partial class FalEndpoint<TInput, TOutput>
{
    /// <summary>Submits, waits and fetches in one call. This costs money and takes minutes. The job survives the process only as its token: keep it from <paramref name="onSubmitted"/>.</summary>
    /// <param name="input">The input.</param>
    /// <param name="options">What accompanies the submit; null means nothing.</param>
    /// <param name="onSubmitted">Hears of the job as soon as it exists; null means nobody.</param>
    /// <param name="onUpdate">Hears each status, in order, before the next is asked for; null means nobody.</param>
    /// <param name="logs">Whether to ask for log lines; each status then holds the new ones.</param>
    /// <param name="deadline">The longest to wait after the submit; null means as long as it takes.</param>
    /// <param name="cancellationToken">Before the submit it prevents it; afterwards it ends the wait, and the job goes on.</param>
    /// <exception cref="FalOutcomeUnknownException">The submit was sent and no answer tells what became of it.</exception>
    /// <exception cref="FalDeadlineException">The deadline is over; it holds the job, which goes on.</exception>
    /// <exception cref="FalOutageException">The service was away, or failing, for five minutes on end; it holds the job, which goes on.</exception>
    /// <exception cref="FalJobFailedException">The job failed.</exception>
    /// <exception cref="FalApiException">The service refused a call, or its answer cannot be read. After the submit <see cref="FalApiException.Job"/> holds the job, which is billed; null says that none was made.</exception>
    public async Task<TOutput> SubscribeAsync(
        TInput input,
        SubmitOptions? options = null,
        Action<FalJob<TOutput>>? onSubmitted = null,
        Action<QueueStatus>? onUpdate = null,
        bool logs = false,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default)
    {
        FalJob<TOutput> job = await SubmitAsync(input, options, cancellationToken).ConfigureAwait(false);
        onSubmitted?.Invoke(job);
        return (await job.FollowAsync(onUpdate, new WaitOptions { Logs = logs, Deadline = deadline }, cancellationToken).ConfigureAwait(false)).Result;
    }
}

using FalGenerated.Diagnostics;
using FalGenerated.Polling;
using FalGenerated.Queue;

namespace FalGenerated;

/// <summary>A job whose output type is known.</summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed class FalJob<TOutput> : FalJob
    where TOutput : class
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private readonly Func<FalJob<TOutput>, QueueStatus?, CancellationToken, Task<FalResponse<TOutput>>> fetch;

    internal FalJob(JobIdentity identity, JobCalls calls, Func<FalJob<TOutput>, QueueStatus?, CancellationToken, Task<FalResponse<TOutput>>> fetch)
        : base(identity, calls) => this.fetch = fetch;

    /// <summary>Fetches the output of a finished job. Free of charge; repeated on passing failures.</summary>
    /// <param name="cancellationToken">Cancels the call, not the job.</param>
    /// <exception cref="FalJobRunningException">The job is not finished.</exception>
    /// <exception cref="FalJobFailedException">The job failed.</exception>
    /// <exception cref="FalJobCancelledException">The job was cancelled.</exception>
    /// <exception cref="FalResultExpiredException">The result is no longer kept.</exception>
    /// <exception cref="FalNotFoundException">The service does not know the job, or it belongs to another key.</exception>
    public async Task<TOutput> GetResultAsync(CancellationToken cancellationToken = default) =>
        (await GetResponseAsync(cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>As <see cref="GetResultAsync"/>, with status code and headers (request id, billable units).</summary>
    /// <param name="cancellationToken">Cancels the call, not the job.</param>
    public Task<FalResponse<TOutput>> GetResponseAsync(CancellationToken cancellationToken = default) => fetch(this, null, cancellationToken);

    /// <summary>Waits until the job is finished and fetches its output.</summary>
    /// <param name="progress">Hears each status; null means nobody.</param>
    /// <param name="options">Deadline and log lines; null means no deadline and no log lines.</param>
    /// <param name="cancellationToken">Ends the wait, not the job, unless the options say so.</param>
    /// <exception cref="FalDeadlineException">The deadline is over; it holds the job, which goes on.</exception>
    /// <exception cref="FalOutageException">The service was away, or failing, for five minutes on end; it holds the job, which goes on.</exception>
    /// <exception cref="FalJobFailedException">The job failed.</exception>
    /// <exception cref="FalJobCancelledException">The job was cancelled.</exception>
    /// <exception cref="FalResultExpiredException">The result is no longer kept.</exception>
    public async Task<TOutput> WaitAsync(
        IProgress<QueueStatus>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        (await WaitForResponseAsync(progress, options, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>As <see cref="WaitAsync"/>, with status code and headers of the result (request id, billable units).</summary>
    /// <param name="progress">Hears each status; null means nobody.</param>
    /// <param name="options">Deadline and log lines; null means no deadline and no log lines.</param>
    /// <param name="cancellationToken">Ends the wait, not the job, unless the options say so.</param>
    public async Task<FalResponse<TOutput>> WaitForResponseAsync(
        IProgress<QueueStatus>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        await FollowAsync(status => progress?.Report(status), options, cancellationToken).ConfigureAwait(false);

    /// <summary>Watches to the end and fetches, within one deadline. Each status is heard before the next is asked for.</summary>
    internal async Task<FalResponse<TOutput>> FollowAsync(Action<QueueStatus>? onUpdate, WaitOptions? options, CancellationToken cancellationToken)
    {
        TimeSpan? limit = options?.Deadline;
        using WaitDeadline deadline = new(limit, Calls.Waiting.Time, cancellationToken);
        QueueStatus? completed = null;
        await foreach (QueueStatus status in WatchAsync(options, cancellationToken).ConfigureAwait(false))
        {
            onUpdate?.Invoke(status);
            completed = status;
        }

        try
        {
            return await FetchCompletedAsync(completed!, deadline).ConfigureAwait(false);
        }
        catch (Exception error) when (deadline.IsOver && !cancellationToken.IsCancellationRequested && (error is OperationCanceledException || FailureWindow.IsPassing(error)))
        {
            throw new FalDeadlineException(this, limit!.Value, completed);
        }
    }

    /// <summary>
    /// The result of a job that was seen completed: a 404 now means that it is no longer kept. A network that is away for some minutes is
    /// waited for, as it was before the completion.
    /// </summary>
    internal async Task<FalResponse<TOutput>> FetchCompletedAsync(QueueStatus completed, WaitDeadline deadline)
    {
        FailureWindow outage = new(this, Calls.Waiting.Time);
        while (true)
        {
            try
            {
                return await fetch(this, completed, deadline.ForLook).ConfigureAwait(false);
            }
            catch (FalException error) when (!deadline.IsOver && outage.MayPass(error))
            {
                TimeSpan asked = outage.Add(error);
                FalLog.PollFailed(Calls.Waiting.Log, RequestId, error.GetType().Name);
                await Task.Delay(deadline.Clamp(asked > AfterFailure ? asked : AfterFailure), Calls.Waiting.Time, deadline.ForLook).ConfigureAwait(false);
            }
        }
    }
}

using FalGenerated.Contracts;

namespace FalGenerated;

/// <summary>A job whose output type is known.</summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed class FalJob<TOutput> : FalJob
    where TOutput : class
{
    private readonly Func<FalJob<TOutput>, bool, CancellationToken, Task<FalResponse<TOutput>>> fetch;

    internal FalJob(JobIdentity identity, JobCalls calls, Func<FalJob<TOutput>, bool, CancellationToken, Task<FalResponse<TOutput>>> fetch)
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
    public Task<FalResponse<TOutput>> GetResponseAsync(CancellationToken cancellationToken = default) => fetch(this, false, cancellationToken);

    /// <summary>Waits until the job is finished and fetches its output.</summary>
    /// <param name="progress">Hears each status; null means nobody.</param>
    /// <param name="options">Deadline and log lines; null means no deadline and no log lines.</param>
    /// <param name="cancellationToken">Ends the wait, not the job, unless the options say so.</param>
    /// <exception cref="FalDeadlineException">The deadline is over; it holds the job, which goes on.</exception>
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
        IProgress<QueueStatus>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        await foreach (QueueStatus status in WatchAsync(options, cancellationToken).ConfigureAwait(false))
        {
            progress?.Report(status);
        }

        return await FetchCompletedAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The result of a job that was seen completed: a 404 now means that the result is no longer kept.</summary>
    internal Task<FalResponse<TOutput>> FetchCompletedAsync(CancellationToken cancellationToken) => fetch(this, true, cancellationToken);
}

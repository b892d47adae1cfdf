using FalGenerated.Errors;
using FalGenerated.Jobs;
using FalGenerated.Polling;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>A job whose output type is known.</summary>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public sealed class FalJob<TOutput> : FalJob
    where TOutput : class
{
    private readonly JobIdentity identity;
    private readonly JobCalls<TOutput> calls;
    private readonly WaitServices waiting;
    private readonly JobObserver? observer;

    internal FalJob(JobIdentity identity, JobCalls<TOutput> calls, WaitServices waiting, JobObserver? observer = null, FalContext? context = null)
    {
        this.identity = identity;
        this.calls = calls;
        this.waiting = waiting;
        this.observer = observer;
        Context = context;
    }

    /// <inheritdoc />
    public override string RequestId => identity.RequestId;

    /// <inheritdoc />
    public override string EndpointId => identity.EndpointId;

    /// <inheritdoc />
    public override DateTimeOffset SubmittedAt => identity.SubmittedAt;

    /// <inheritdoc />
    internal override JobAddresses Addresses => identity.Addresses;

    /// <inheritdoc />
    public override string Token => identity.Token;

    /// <summary>The client's context; null for a job that was made without one.</summary>
    internal FalContext? Context { get; }

    /// <inheritdoc />
    public override Task<QueueStatus> GetStatusAsync(bool logs = false, CancellationToken cancellationToken = default) =>
        calls.GetStatus(this, logs, cancellationToken);

    /// <inheritdoc />
    public override Task<CancelOutcome> CancelAsync(CancellationToken cancellationToken = default) => calls.Cancel(this, cancellationToken);

    /// <inheritdoc />
    public override IAsyncEnumerable<QueueStatus> WatchAsync(WaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= WaitOptions.Default;
        if (options.Timeout <= TimeSpan.Zero)
        {
            throw new ArgumentException("Timeout must be longer than zero; leave it null for none.", nameof(options));
        }

        if (options.ExpectedDuration <= TimeSpan.Zero)
        {
            throw new ArgumentException("ExpectedDuration must be longer than zero; leave it null when it is not known.", nameof(options));
        }

        PolledJob polled = new(
            this,
            (logs, token) => calls.GetStatus(this, logs, token),
            token => calls.Cancel(this, token),
            calls.OpenStream)
        {
            Expected = ExpectedDuration.Of(observer?.Expected, options.ExpectedDuration),
            OnCompleted = observer is null ? null : observer.OnSeenCompleted,
            Submit = observer?.Submit,
        };
        return WaitLoop.WatchAsync(polled, options, waiting, cancellationToken);
    }

    /// <summary>
    /// Fetches the output of a finished job, with its request id, billable units and headers. Free of charge. Passing failures are repeated, and so is for a minute what may only look like
    /// the end: a failure of the service's own, or a result that is not there.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call, not the job.</param>
    /// <exception cref="FalApiException">The job is not finished; or the service does not know it, or it belongs to another key.</exception>
    /// <exception cref="FalJobFailedException">The job failed, was cancelled, or its result is no longer kept.</exception>
    /// <exception cref="FalConnectionException">The service could not be reached.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalResponse<TOutput>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        using WaitDeadline noLimit = new(null, waiting.Time, cancellationToken);
        return await FetchAsync(null, noLimit, waits: false).ConfigureAwait(false);
    }

    /// <summary>Waits until the job is finished and fetches its output, with its request id, billable units and headers.</summary>
    /// <param name="progress">Receives each status; null means none does.</param>
    /// <param name="options">Deadline and log lines; null means no deadline and no log lines.</param>
    /// <param name="cancellationToken">Ends the wait, not the job, unless the options say so.</param>
    /// <exception cref="ArgumentException">The timeout is not longer than zero.</exception>
    /// <exception cref="FalTimeoutException">The timeout is over, or the service was away for five minutes on end; it holds the job, which goes on.</exception>
    /// <exception cref="FalApiException">The service does not know the job, or it belongs to another key.</exception>
    /// <exception cref="FalJobFailedException">The job failed, was cancelled, or its result is no longer kept.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<FalResponse<TOutput>> WaitAsync(
        IProgress<QueueStatus>? progress = null, WaitOptions? options = null, CancellationToken cancellationToken = default) =>
        await FollowAsync(status => progress?.Report(status), options, cancellationToken).ConfigureAwait(false);

    /// <summary>Watches to the end and fetches, within one deadline. Each status is reported before the next is asked for.</summary>
    internal async Task<FalResponse<TOutput>> FollowAsync(Action<QueueStatus>? onUpdate, WaitOptions? options, CancellationToken cancellationToken)
    {
        TimeSpan? limit = options?.Timeout;
        using WaitDeadline deadline = new(limit, waiting.Time, cancellationToken);
        QueueStatus? completed = null;
        await foreach (QueueStatus status in WatchAsync(options, cancellationToken).ConfigureAwait(false))
        {
            onUpdate?.Invoke(status);
            completed = status;
        }

        try
        {
            return await FetchAsync(completed!, deadline, waits: true).ConfigureAwait(false);
        }
        catch (Exception error) when (deadline.IsOver && !cancellationToken.IsCancellationRequested && (error is OperationCanceledException || FailureWindow.IsPassing(error)))
        {
            throw new FalTimeoutException(this, limit!.Value, completed);
        }
    }

    /// <summary>The result, by one way for every caller, and what it says of the job to those who keep records.</summary>
    private async Task<FalResponse<TOutput>> FetchAsync(QueueStatus? completed, WaitDeadline deadline, bool waits)
    {
        ResultFetch<TOutput> fetch = new(this, (status, token) => calls.GetResult(this, status, token), waiting);
        try
        {
            FalResponse<TOutput> response = await fetch.RunAsync(completed, deadline, waits).ConfigureAwait(false);
            await (observer?.OnFinishedAsync(response) ?? Task.CompletedTask).ConfigureAwait(false);
            return response.OfJob(RequestId);
        }
        catch (FalException error) when (ResultFailures.EndOf(error) is { } answer)
        {
            await (observer?.OnFailedAsync(error, answer) ?? Task.CompletedTask).ConfigureAwait(false);
            throw;
        }
    }
}

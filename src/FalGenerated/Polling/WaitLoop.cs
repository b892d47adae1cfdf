using System.Runtime.CompilerServices;
using FalGenerated.Diagnostics;

namespace FalGenerated.Polling;

/// <summary>
/// The one waiting loop. It learns by the status stream while that holds, else by polling; whichever it is, only a status that says
/// COMPLETED ends it well.
/// </summary>
internal sealed partial class WaitLoop
{
    // A job that is said to have ended and does not show it yet will show it within moments.
    private static readonly TimeSpan LongestOnceWoken = TimeSpan.FromSeconds(2);
    private readonly PolledJob polled;
    private readonly FalJob job;
    private readonly WaitOptions options;
    private readonly WaitServices services;
    private readonly LogLedger logs = new();
    private readonly PollPlan plan;
    private readonly FailureWindow failures;
    private readonly JobWakeUp wakeUp;
    private bool hasWoken;
    private QueueStatus? last;
    private bool looked;
    private TimeSpan lookedBefore;
    private TimeSpan asked;

    private WaitLoop(PolledJob polled, WaitOptions options, WaitServices services, JobWakeUp wakeUp)
    {
        this.wakeUp = wakeUp;
        this.polled = polled;
        job = polled.Job;
        this.options = options;
        this.services = services;
        plan = new PollPlan(polled.Expected, services.Chance);
        failures = new FailureWindow(job, services.Time);
        mayStream = options.Mode != WaitMode.Poll && polled.OpenStream is not null;
    }

    private TimeSpan Age
    {
        get
        {
            // Another machine's clock may have stamped the submit.
            TimeSpan age = services.Time.GetUtcNow() - job.SubmittedAt;
            return age > TimeSpan.Zero ? age : TimeSpan.Zero;
        }
    }

    /// <summary>Each status with the new log lines only, until the job is finished.</summary>
    public static async IAsyncEnumerable<QueueStatus> WatchAsync(
        PolledJob polled, WaitOptions options, WaitServices services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using JobWakeUp wakeUp = services.WakeUps.Add(polled.Job.RequestId);
        WaitLoop loop = new(polled, options, services, wakeUp);
        using WaitDeadline deadline = new(options.Timeout, services.Time, cancellationToken);
        KeyValuePair<string, object?> endpoint = FalTelemetry.Tag(FalTelemetry.Endpoint, polled.Job.EndpointId);
        using FalActivity activity = FalTelemetry.Start("fal.wait", polled.Submit);
        activity.SetTag(endpoint.Key, endpoint.Value).SetTag(FalTelemetry.RequestId, polled.Job.RequestId);
        FalTelemetry.Waiting.Add(1, endpoint);
        try
        {
            while (true)
            {
                if (await loop.NextAsync(deadline, cancellationToken).ConfigureAwait(false) is not { } status)
                {
                    continue;
                }

                yield return status;
                if (status.IsCompleted || status.IsUnknownEnd)
                {
                    yield break;
                }
            }
        }
        finally
        {
            FalTelemetry.Waiting.Add(-1, endpoint);
            await loop.CloseStreamAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Gets the next status, or null if this attempt failed transiently.</summary>
    private async Task<QueueStatus?> NextAsync(WaitDeadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            QueueStatus? status = TryOpenStream(deadline)
                ? await NextOfStreamAsync(deadline).ConfigureAwait(false)
                : await NextByPollAsync(deadline).ConfigureAwait(false);
            if (status is null)
            {
                return null;
            }

            failures.IsOver();
            last = status;
            if (status.IsCompleted)
            {
                // Between two looks: in the middle, as far as anybody knows.
                polled.OnCompleted?.Invoke(status, stream is null ? (lookedBefore + Age) / 2 : Age);
            }

            lookedBefore = Age;
            return status;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await CancelJobAsync().ConfigureAwait(false);
            throw;
        }
        // A timer of the system may fire a moment before its time is over by the clock.
        catch (OperationCanceledException) when (deadline.IsOver || deadline.OnTime.IsCancellationRequested)
        {
            throw new FalTimeoutException(job, options.Timeout!.Value, last);
        }
    }

    private async Task<QueueStatus?> NextByPollAsync(WaitDeadline deadline)
    {
        if (deadline.IsOver && looked)
        {
            throw new FalTimeoutException(job, options.Timeout!.Value, last);
        }

        TimeSpan pause = looked ? plan.Next(Age, last) : plan.First(Age);
        looked = true;
        await PauseAsync(hasWoken && pause > LongestOnceWoken ? LongestOnceWoken : pause, deadline, deadline.ForLook).ConfigureAwait(false);
        try
        {
            QueueStatus status = await polled.GetStatus(options.Logs, deadline.ForLook).ConfigureAwait(false);
            return status.With(logs.NewOf(status.Logs));
        }
        catch (FalException error) when (failures.MayPass(error))
        {
            asked = failures.Add(error);
            FalLog.PollFailed(services.Log, job.RequestId, error.GetType().Name);
            return null;
        }
    }

    /// <summary>
    /// Pauses, at least as long as the service asked for in its last failure. News of the job's end cuts any other pause short, once.
    /// </summary>
    private async Task PauseAsync(TimeSpan pause, WaitDeadline deadline, CancellationToken cancellationToken)
    {
        TimeSpan least = asked;
        asked = TimeSpan.Zero;
        if (hasWoken || least > pause)
        {
            await Task.Delay(deadline.Clamp(least > pause ? least : pause), services.Time, cancellationToken).ConfigureAwait(false);
            return;
        }

        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wakeUp.Token);
        try
        {
            await Task.Delay(deadline.Clamp(pause), services.Time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            hasWoken = true;
        }
    }

    /// <summary>Best effort, and never in the way of the cancellation itself.</summary>
    private async Task CancelJobAsync()
    {
        if (!options.CancelJobWhenCancelled)
        {
            return;
        }

        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10), services.Time);
        try
        {
            await polled.Cancel(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is FalException or OperationCanceledException)
        {
            FalLog.CancelFailed(services.Log, job.RequestId, error.GetType().Name);
        }
    }
}

using FalGenerated.Diagnostics;
using FalGenerated.Errors;
using FalGenerated.Queue;

namespace FalGenerated.Polling;

internal sealed partial class WaitLoop
{
    private const int MostBreaks = 3;
    private const double LongestBackOff = 15;
    private IAsyncEnumerator<QueueStatus>? stream;
    private CancellationTokenSource? streamEnd;
    private bool mayStream;
    private bool hasSlot;
    private bool isFirstOfStream;
    private int breaks;

    /// <summary>Determines whether there is a stream to read from, an open one or a new one.</summary>
    private bool TryOpenStream(WaitDeadline deadline)
    {
        if (stream is not null)
        {
            return true;
        }

        if (!mayStream || !(hasSlot || (hasSlot = services.Slots.TryTake())))
        {
            return false;
        }

        streamEnd = CancellationTokenSource.CreateLinkedTokenSource(deadline.OnTime, wakeUp.Token);
        stream = polled.OpenStream!(options.Logs, streamEnd.Token).GetAsyncEnumerator(streamEnd.Token);
        isFirstOfStream = true;
        return true;
    }

    private async Task<QueueStatus?> NextOfStreamAsync(WaitDeadline deadline)
    {
        try
        {
            if (await stream!.MoveNextAsync().ConfigureAwait(false))
            {
                QueueStatus status = stream.Current;

                // Whether the first and the last event of a stream repeat old lines is not documented: then they are matched like a poll.
                bool repeats = isFirstOfStream || (status.IsCompleted && logs.IsRepeatedBy(status.Logs));
                IReadOnlyList<QueueLogEntry> fresh = repeats ? logs.NewOf(status.Logs) : logs.Add(status.Logs);
                isFirstOfStream = false;
                breaks = status.Status == last?.Status ? breaks : 0;
                return status.With(fresh);
            }

            // The service closes after COMPLETED only; any other end is a broken connection, never a success.
            await BreakAsync("it ended early", deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (wakeUp.IsWoken && !deadline.OnTime.IsCancellationRequested)
        {
            // A stream may be silent for a while: a poll tells at once.
            mayStream = false;
            await CloseStreamAsync().ConfigureAwait(false);
        }
        catch (NoStreamException error)
        {
            await GiveUpStreamAsync(error.Message).ConfigureAwait(false);
        }
        catch (FalApiException error) when (error.StatusCode is 401 or 403)
        {
            // The poll that follows meets the same, and tells the caller all about it.
            await GiveUpStreamAsync(error.Message).ConfigureAwait(false);
        }
        catch (FalApiException error)
        {
            asked = FailureWindow.Asked(error.RetryAfter);
            await BreakAsync(error.GetType().Name, deadline).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException && Failures.IsTransport(error))
        {
            await BreakAsync(error.GetType().Name, deadline).ConfigureAwait(false);
        }

        return null;
    }

    private async Task BreakAsync(string why, WaitDeadline deadline)
    {
        await CloseConnectionAsync().ConfigureAwait(false);
        if (++breaks >= MostBreaks && options.Mode == WaitMode.Auto)
        {
            await GiveUpStreamAsync(why).ConfigureAwait(false);
            return;
        }

        FalLog.StreamBroke(services.Log, job.RequestId, why);
        double pause = Math.Min(Math.Pow(2, Math.Min(breaks, 10) - 1), LongestBackOff) * (1 - (0.5 * services.Chance()));
        await PauseAsync(TimeSpan.FromSeconds(pause), deadline, deadline.OnTime).ConfigureAwait(false);
    }

    private async Task GiveUpStreamAsync(string why)
    {
        FalLog.StreamGivenUp(services.Log, job.RequestId, why);
        mayStream = false;
        await CloseStreamAsync().ConfigureAwait(false);
    }

    private async Task CloseStreamAsync()
    {
        await CloseConnectionAsync().ConfigureAwait(false);
        if (hasSlot)
        {
            hasSlot = false;
            services.Slots.GiveBack();
        }
    }

    private async Task CloseConnectionAsync()
    {
        if (stream is { } open)
        {
            stream = null;
            await open.DisposeAsync().ConfigureAwait(false);
            streamEnd?.Dispose();
            streamEnd = null;
        }
    }
}

using FalGenerated.Diagnostics;
using FalGenerated.Errors;
using FalGenerated.Transport;

namespace FalGenerated.Files;

/// <summary>
/// Tries one request to a host of files again while its failure may pass, with growing, scattered pauses. Here and not in a pipeline,
/// because another try means bytes again: it asks first, goes on behind the last byte, or takes progress back. The one request of an
/// upload that carries the key is its pipeline's to repeat, so each request has one who repeats it, as often as the options say.
/// </summary>
internal sealed class TransferRetry(int attempts, TimeProvider time, Func<double> chance)
{
    /// <summary>Runs until it succeeds, fails for good, or has failed <c>attempts</c> times.</summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await attempt(cancellationToken).ConfigureAwait(false);
            }
            catch (FalTransferException error) when (error.IsTransient && failures < attempts)
            {
                await PauseAsync(failures, error.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits before the next try: half a second, doubled per failure, scattered by a quarter, at least what the server asked for.</summary>
    public Task PauseAsync(int failures, TimeSpan? asked, CancellationToken cancellationToken)
    {
        double factor = Math.Pow(2, Math.Min(failures - 1, 10)) * (0.75 + (chance() / 2));
        TimeSpan pause = BackOff.First * factor;
        pause = pause < BackOff.Longest ? pause : BackOff.Longest;
        if (asked is { } least && least > pause)
        {
            pause = least < BackOff.LongestAsked ? least : BackOff.LongestAsked;
        }

        FalTelemetry.Retries.Add(1, FalTelemetry.Tag("fal.operation", "Transfer"));
        return Task.Delay(pause, time, cancellationToken);
    }
}

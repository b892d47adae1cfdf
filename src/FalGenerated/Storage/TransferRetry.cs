namespace FalGenerated.Storage;

/// <summary>Tries one request of a transfer again while its failure may pass, with growing, scattered pauses.</summary>
internal sealed class TransferRetry(int attempts, TimeProvider time, Func<double> chance)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

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
        TimeSpan pause = First * factor;
        pause = pause < Longest ? pause : Longest;
        if (asked is { } least && least > pause)
        {
            pause = least < LongestAsked ? least : LongestAsked;
        }

        return Task.Delay(pause, time, cancellationToken);
    }
}

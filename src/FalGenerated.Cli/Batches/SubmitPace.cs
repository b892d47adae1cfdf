namespace FalGenerated.Cli.Batches;

/// <summary>Spreads submits over time.</summary>
/// <param name="perMinute">The most in a minute; null for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class SubmitPace(int? perMinute, TimeProvider time)
{
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for this caller's turn.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (perMinute is not { } most)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset turn = next > now ? next : now;
            next = turn + (TimeSpan.FromMinutes(1) / most);
            wait = turn - now;
        }

        return Task.Delay(wait, time, cancellationToken);
    }
}

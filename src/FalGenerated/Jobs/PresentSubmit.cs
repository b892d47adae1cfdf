namespace FalGenerated.Jobs;

/// <summary>The earlier submit of a key. One that another process is sending at this moment is waited for: its job has a token a moment later.</summary>
internal static class PresentSubmit
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    // Far behind a submit that nothing disturbs. One that takes longer is looked up at the service.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Finds the submit that holds a key; null when the key is free.</summary>
    public static async Task<JournalEntry?> FindAsync(FalContext context, string key, CancellationToken cancellationToken)
    {
        long started = context.Time.GetTimestamp();
        while (true)
        {
            JournalEntry? entry = await context.Journal.FindAsync(key, cancellationToken).ConfigureAwait(false);
            if (entry is null or { State: JournalState.NotSent })
            {
                return null;
            }

            bool isUnderWay = entry.State == JournalState.Begun && (context.Time.GetUtcNow() - entry.Submit.StartedAt).Duration() < LongestWait;
            if (!isUnderWay || context.Time.GetElapsedTime(started) >= LongestWait)
            {
                return entry;
            }

            await Task.Delay(Pause, context.Time, cancellationToken).ConfigureAwait(false);
        }
    }
}

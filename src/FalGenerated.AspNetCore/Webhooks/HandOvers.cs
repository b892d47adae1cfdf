using System.Collections.Concurrent;

namespace FalGenerated.AspNetCore.Webhooks;

/// <summary>
/// Hands each job's end over once, although the service delivers at least once: a repeat shares the outcome of the hand-over that runs, one
/// after a success does nothing, and one after a failure is handed over again.
/// </summary>
internal sealed class HandOvers(TimeProvider time)
{
    // The service tries again for two hours at most, by the longer of its two documents.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(3);
    private readonly ConcurrentDictionary<string, Lazy<Task>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(long At, string RequestId, Lazy<Task> HandOver)> done = new();

    /// <summary>Hands over, unless that was done for the job or is under way: then it waits for that one.</summary>
    /// <returns>True for the delivery that was handed over.</returns>
    public async Task<bool> RunAsync(string requestId, Func<Task> handler)
    {
        Forget();
        Lazy<Task>? mine = null;
        mine = new(() => Task.Run(() => RunOnceAsync(requestId, mine!, handler)));
        Lazy<Task> one = known.GetOrAdd(requestId, mine);
        await one.Value.ConfigureAwait(false);
        return one == mine;
    }

    private async Task RunOnceAsync(string requestId, Lazy<Task> mine, Func<Task> handler)
    {
        try
        {
            await handler().ConfigureAwait(false);
            done.Enqueue((time.GetTimestamp(), requestId, mine));
        }
        catch
        {
            known.TryRemove(new(requestId, mine));
            throw;
        }
    }

    private void Forget()
    {
        while (done.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Memory && done.TryDequeue(out oldest))
        {
            known.TryRemove(new(oldest.RequestId, oldest.HandOver));
        }
    }
}

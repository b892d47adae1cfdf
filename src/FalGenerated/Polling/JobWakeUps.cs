namespace FalGenerated.Polling;

/// <summary>The waits of one client, by request id, so that news of a job's end can wake them before their next poll is due.</summary>
internal sealed class JobWakeUps
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JobWakeUp>> waits = new(StringComparer.Ordinal);

    /// <summary>Enters a wait; it is removed when it is disposed.</summary>
    public JobWakeUp Add(string requestId)
    {
        JobWakeUp wait = new(this, requestId);
        lock (gate)
        {
            if (!waits.TryGetValue(requestId, out List<JobWakeUp>? same))
            {
                waits[requestId] = same = [];
            }

            same.Add(wait);
        }

        return wait;
    }

    /// <summary>Wakes each wait for a job.</summary>
    /// <returns>The number of waits.</returns>
    public int Wake(string requestId)
    {
        lock (gate)
        {
            if (!waits.TryGetValue(requestId, out List<JobWakeUp>? same))
            {
                return 0;
            }

            same.ForEach(wait => wait.Wake());
            return same.Count;
        }
    }

    public void Remove(JobWakeUp wait)
    {
        lock (gate)
        {
            if (waits.TryGetValue(wait.RequestId, out List<JobWakeUp>? same) && same.Remove(wait) && same.Count == 0)
            {
                waits.Remove(wait.RequestId);
            }
        }
    }
}

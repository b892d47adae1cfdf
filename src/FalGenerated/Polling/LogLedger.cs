namespace FalGenerated.Polling;

/// <summary>
/// Which log lines were reported. A poll repeats all lines so far and a stream gives the new ones, save perhaps after it is
/// opened; two equal lines are two lines.
/// </summary>
internal sealed class LogLedger
{
    private readonly Dictionary<QueueLogEntry, int> reported = [];

    /// <summary>The new ones of a list that repeats the old ones.</summary>
    public IReadOnlyList<QueueLogEntry> NewOf(IReadOnlyList<QueueLogEntry> all)
    {
        Dictionary<QueueLogEntry, int> seen = [];
        List<QueueLogEntry> fresh = [];
        foreach (QueueLogEntry entry in all)
        {
            int count = seen[entry] = seen.GetValueOrDefault(entry) + 1;
            if (count > reported.GetValueOrDefault(entry))
            {
                reported[entry] = count;
                fresh.Add(entry);
            }
        }

        return fresh;
    }

    /// <summary>Determines whether a list holds everything that was reported.</summary>
    public bool IsRepeatedBy(IReadOnlyList<QueueLogEntry> lines)
    {
        Dictionary<QueueLogEntry, int> counts = [];
        foreach (QueueLogEntry entry in lines)
        {
            counts[entry] = counts.GetValueOrDefault(entry) + 1;
        }

        return reported.All(line => counts.GetValueOrDefault(line.Key) >= line.Value);
    }

    /// <summary>Takes lines in that are new by their source's word.</summary>
    public IReadOnlyList<QueueLogEntry> Add(IReadOnlyList<QueueLogEntry> fresh)
    {
        foreach (QueueLogEntry entry in fresh)
        {
            reported[entry] = reported.GetValueOrDefault(entry) + 1;
        }

        return fresh;
    }
}

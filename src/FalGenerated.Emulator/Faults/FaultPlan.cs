using System.Collections.Concurrent;

namespace FalGenerated.Emulator.Faults;

/// <summary>The faults in force, and which of them hit a request.</summary>
internal sealed class FaultPlan
{
    private readonly ConcurrentDictionary<(string Operation, int Job), int> requestsOfJobs = new();
    private volatile IReadOnlyList<Fault> faults = [];

    public IReadOnlyList<Fault> All => faults;

    /// <exception cref="ArgumentException">One of them could never happen.</exception>
    public void Add(IReadOnlyList<Fault> more)
    {
        foreach (var fault in more)
        {
            fault.Check();
        }

        faults = [.. faults, .. more];
    }

    public void Clear() => faults = [];

    public void ClearCounts() => requestsOfJobs.Clear();

    /// <summary>
    /// The faults for a request, in the order in which they were given. Of those with a probability at most one hits: they share
    /// one draw.
    /// </summary>
    public IReadOnlyList<Fault> For(string operation, int request, int? job, int seed)
    {
        var ofJob = job is { } number ? requestsOfJobs.AddOrUpdate((operation, number), 1, (_, count) => count + 1) : 0;
        if (faults.Count == 0)
        {
            return [];
        }

        var draw = Chance.Draw(seed, operation, request);
        List<Fault> hits = [];
        foreach (var fault in faults)
        {
            if (!Concerns(fault, operation, fault.Job is null ? request : ofJob, job))
            {
                continue;
            }

            if (fault.Probability is { } probability)
            {
                var hit = draw >= 0 && draw < probability;
                draw -= probability;
                if (!hit)
                {
                    continue;
                }
            }

            hits.Add(fault);
        }

        return hits;
    }

    private static bool Concerns(Fault fault, string operation, int request, int? job) =>
        (fault.Operation == "*" || fault.Operation == operation)
        && (fault.Job is null || fault.Job == job)
        && (fault.Request is not { } first || (request >= first && request - first < fault.Times));
}

using System.Collections.Concurrent;

namespace FalGenerated.Polling;

/// <summary>The running means of how long earlier jobs of this client took, by kind.</summary>
internal sealed class DurationHistory
{
    // Later jobs count for more, because the service's speed changes over a day.
    private const int Memory = 20;
    private const double SteadyWithin = 0.12;
    private readonly ConcurrentDictionary<string, Means> kinds = new(StringComparer.Ordinal);

    /// <summary>Takes one finished job in.</summary>
    public void Add(string kind, TimeSpan total, decimal? inferenceSeconds)
    {
        double seconds = total.TotalSeconds;
        double run = inferenceSeconds is > 0 ? Math.Min((double)inferenceSeconds, seconds) : seconds;
        kinds.AddOrUpdate(kind, _ => new Means(1, seconds, run, 0), (_, means) => means.With(seconds, run));
    }

    /// <summary>Gets the expected duration of such a job; null when none was seen.</summary>
    public ExpectedDuration? Of(string kind) => kinds.TryGetValue(kind, out Means? means)
        ? new ExpectedDuration(means.Total, means.Run, means.Count < 3 || Math.Sqrt(means.Variance) <= SteadyWithin * means.Total)
        : null;

    private sealed record Means(int Count, double Total, double Run, double Variance)
    {
        public Means With(double total, double run)
        {
            double weight = 1.0 / Math.Min(Count + 1, Memory);
            double off = total - Total;
            return new Means(
                Count + 1,
                Total + (weight * off),
                Run + (weight * (run - Run)),
                (1 - weight) * (Variance + (weight * off * off)));
        }
    }
}

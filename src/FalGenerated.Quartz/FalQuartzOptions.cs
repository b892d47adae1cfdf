namespace FalGenerated.Quartz;

/// <summary>The options of a worker.</summary>
public sealed class FalQuartzOptions
{
    /// <summary>The name of the Quartz scheduler, the same on all workers of a database.</summary>
    public const string SchedulerName = "fal";

    /// <summary>The number of steps that run at once: uploads, submits, looks and downloads; 1 to 200. A clip whose job runs at the service takes none. Default: 8.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>The shortest pause between two looks at a job; at least 0.1 s. Pauses grow with the job's age. Default: 3 s.</summary>
    public TimeSpan ShortestPause { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest pause between two looks at a job, and before a step that failed is tried again; not below the shortest. Default: 1 minute.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The time, from its submit, for which a clip in doubt is looked up at the service; afterwards it is left in doubt. The service may list a
    /// request some minutes late. 0 or more. Default: 15 minutes.
    /// </summary>
    public TimeSpan DoubtWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The time without a sign of life after which a worker counts as dead and its steps are taken over; at least 2 s. A worker gives a
    /// sign every third of it. Default: 15 s.
    /// </summary>
    public TimeSpan DeadAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <exception cref="ArgumentException">An option is out of its range; it names every problem.</exception>
    internal void Check()
    {
        (bool IsWrong, string Problem)[] rules =
        [
            (Concurrency is < 1 or > 200, "Concurrency must be 1 to 200."),
            (ShortestPause < TimeSpan.FromSeconds(0.1), "ShortestPause must be at least 0.1 s."),
            (LongestPause < ShortestPause, "LongestPause must not be below ShortestPause."),
            (DoubtWindow < TimeSpan.Zero, "DoubtWindow must be 0 or more."),
            (DeadAfter < TimeSpan.FromSeconds(2), "DeadAfter must be at least 2 s."),
        ];
        string[] problems = [.. rules.Where(rule => rule.IsWrong).Select(rule => rule.Problem)];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(" ", problems));
        }
    }
}

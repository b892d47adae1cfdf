namespace FalGenerated.Benchmarks.Load;

/// <summary>The figures of one client's process.</summary>
/// <param name="FirstSeconds">CPU seconds of the first thousand jobs, the process's start left out.</param>
/// <param name="SteadySeconds">CPU seconds of the jobs after them.</param>
/// <param name="AllocatedKilobytes">Managed memory that each of the jobs after them allocated; 0 where the client cannot say.</param>
/// <param name="PeakMegabytes">The most resident memory of the process.</param>
/// <param name="NoticedMilliseconds">The median time from the end of a job to its result in the caller's hands.</param>
internal sealed record LoadFigures(double FirstSeconds, double SteadySeconds, double AllocatedKilobytes, double PeakMegabytes, double NoticedMilliseconds)
{
    /// <summary>Requests that the server counted for each job.</summary>
    public double Requests { get; init; }
}

namespace FalGenerated.Emulator.Jobs;

/// <summary>Real work of a run: it writes log lines and returns the end of the job.</summary>
internal delegate Task<Outcome> JobWork(Action<string> log, CancellationToken cancellationToken);

/// <summary>The work of a job, decided when the job is accepted.</summary>
/// <param name="Finish">Decides the outcome of a run in which only time passes; called once, at its end.</param>
internal sealed record JobPlan(Func<Job, Outcome> Finish)
{
    /// <summary>Returns the real work of a run, or null where only time passes; called at each start. Null for a job without real work.</summary>
    public Func<Job, JobWork?>? Work { get; init; }

    /// <summary>A line for the log of the job, written at its start; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>True for an input that the model refuses.</summary>
    public bool Refuses { get; init; }
}

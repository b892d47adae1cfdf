namespace FalGenerated.Emulator;

/// <summary>What a test may do to a running emulator, in process or over the admin routes.</summary>
internal sealed class EmulatorControl(
    FalEmulatorOptions initial,
    CurrentOptions current,
    TimeProvider clock,
    JobEngine engine,
    FileStore files,
    UploadTickets tickets,
    CdnTokens cdnTokens,
    CdnUploadRoutes cdnUploads,
    ServedContracts contracts,
    FaultPlan faults,
    OutcomePlan outcomes,
    Counters counters,
    WireRecord wire,
    WebhookSender webhooks)
{
    public IReadOnlyList<JobSnapshot> Jobs => engine.List(JobSnapshot.Of);

    public FaultPlan Faults => faults;

    public Counters Counters => counters;

    public WireRecord Wire => wire;

    public WebhookSender Webhooks => webhooks;

    public FileStore Files => files;

    public void Apply(Scenario scenario)
    {
        // What can refuse comes first, so that a refused scenario changes as little as possible.
        if (scenario.Contract is { } moved)
        {
            contracts.Move(moved);
        }

        faults.Add(scenario.Faults);
        outcomes.Add(scenario.Outcomes);
        current.Change(options =>
        {
            scenario.Settings.ApplyTo(options);
            options.Seed = scenario.Seed ?? options.Seed;
        });
    }

    /// <exception cref="InvalidOperationException">The emulator's time is not manual.</exception>
    public void Advance(TimeSpan time)
    {
        if (clock is not ManualTimeProvider manual)
        {
            throw new InvalidOperationException("Time advances by itself here: start the emulator with manual time to advance it by hand.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        manual.Advance(time);
    }

    /// <summary>As after the start: no jobs, files, tokens, counts or records, and only the scenarios of the start.</summary>
    public void Reset()
    {
        engine.Clear();
        files.Clear();
        tickets.Clear();
        cdnTokens.Clear();
        cdnUploads.Clear();
        contracts.Reset();
        faults.Clear();
        faults.ClearCounts();
        outcomes.Clear();
        counters.Clear();
        wire.Clear();
        webhooks.Clear();
        current.Reset();
        foreach (var scenario in initial.Scenarios)
        {
            Apply(scenario);
        }
    }
}

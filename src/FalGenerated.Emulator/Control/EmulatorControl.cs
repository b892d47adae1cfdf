using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Models;
using FalGenerated.Emulator.Settings;
using FalGenerated.Emulator.Storage;
using FalGenerated.Emulator.Time;
using FalGenerated.Emulator.Webhooks;

namespace FalGenerated.Emulator.Control;

/// <summary>The operations of a test on a running emulator, in process or over the control routes.</summary>
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
        current.Apply(scenario);
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

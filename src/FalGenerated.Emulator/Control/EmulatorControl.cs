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
internal sealed class EmulatorControl
{
    public required FalEmulatorOptions Initial { private get; init; }

    public required CurrentOptions Current { private get; init; }

    public required TimeProvider Clock { private get; init; }

    public required JobEngine Engine { private get; init; }

    public required FileStore Files { get; init; }

    public required UploadTickets Tickets { private get; init; }

    public required CdnTokens CdnTokens { private get; init; }

    public required CdnUploadRoutes CdnUploads { private get; init; }

    public required ServedContracts Contracts { private get; init; }

    public required FaultPlan Faults { get; init; }

    public required OutcomePlan Outcomes { private get; init; }

    public required Counters Counters { get; init; }

    public required WireRecord Wire { get; init; }

    public required WebhookSender Webhooks { get; init; }

    public required WebhookSigner Signer { get; init; }

    public IReadOnlyList<JobSnapshot> Jobs => Engine.List(JobSnapshot.Of);

    public void Apply(Scenario scenario)
    {
        // What can refuse comes first, so that a refused scenario changes as little as possible.
        if (scenario.Contract is { } moved)
        {
            Contracts.Move(moved);
        }

        Faults.Add(scenario.Faults);
        Outcomes.Add(scenario.Outcomes);
        Current.Apply(scenario);
    }

    /// <exception cref="InvalidOperationException">The emulator's time is not manual.</exception>
    public void Advance(TimeSpan time)
    {
        if (Clock is not ManualTimeProvider manual)
        {
            throw new InvalidOperationException("Time advances by itself here: start the emulator with manual time to advance it by hand.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        manual.Advance(time);
    }

    /// <summary>As after the start: no jobs, files, tokens, counts or records, and only the scenarios of the start.</summary>
    public void Reset()
    {
        Engine.Clear();
        Files.Clear();
        Tickets.Clear();
        CdnTokens.Clear();
        CdnUploads.Clear();
        Contracts.Reset();
        Faults.Clear();
        Faults.ClearCounts();
        Outcomes.Clear();
        Counters.Clear();
        Wire.Clear();
        Webhooks.Clear();
        Current.Reset();
        Begin();
    }

    /// <summary>Applies the scenarios of the start.</summary>
    public void Begin()
    {
        foreach (var scenario in Initial.Scenarios)
        {
            Apply(scenario);
        }
    }
}

using System.Text;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;

namespace FalGenerated.Emulator.Models;

/// <summary>The outcomes that scenarios give to jobs that would have succeeded.</summary>
internal sealed class OutcomePlan
{
    private volatile IReadOnlyList<ScenarioOutcome> outcomes = [];

    public void Add(IEnumerable<ScenarioOutcome> more) => outcomes = [.. outcomes, .. more];

    public void Clear() => outcomes = [];

    /// <summary>The outcome for a job, the first that fits; null for the ordinary one.</summary>
    public Outcome? For(int job) => outcomes.FirstOrDefault(outcome => outcome.Job is null || outcome.Job == job) is { } found
        ? new Outcome(found.Status, found.Body is { } body ? Reply.Utf8(body) : Encoding.UTF8.GetBytes(found.Text))
        {
            Headers = [.. found.Headers],
            BillableUnits = found.BillableUnits,
            Error = found.Error,
            ErrorType = found.ErrorType,
        }
        : null;
}

using FalGenerated.Cli.Reporting;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Jobs;

/// <summary>A job of the journal as it is listed.</summary>
/// <param name="Id">The request id, or the idempotency key if no job is known.</param>
/// <param name="State">The state.</param>
/// <param name="Submit">The journal's record of the submit.</param>
/// <param name="Token">The token; null if no job is known.</param>
/// <param name="Finding">The outcome of a lookup; null if there was none.</param>
/// <param name="Candidates">The request ids that the lookup found.</param>
internal sealed record JobRow(string Id, string State, SubmitRecord Submit, string? Token, string? Finding, IReadOnlyList<string> Candidates)
{
    public static JobRow Of(JournalEntry entry, SubmitResolution<JObject>? found) => new(
        found?.Job?.RequestId ?? JobReference.IdOf(entry),
        found?.Job is null ? StateOf(entry) : "running",
        entry.Submit,
        found?.Job?.Token ?? entry.Token,
        found is null ? null : SnakeCase.Of(found.Outcome),
        found?.Candidates ?? []);

    public JObject ToJson() => new()
    {
        ["state"] = State,
        ["startedAt"] = Submit.StartedAt.ToString("u", null),
        ["intent"] = Submit.IdempotencyKey,
        ["token"] = Token,
        ["finding"] = Finding,
        ["candidates"] = new JArray(Candidates),
        ["id"] = Id,
        ["label"] = Submit.Label,
    };

    private static string StateOf(JournalEntry entry) => entry switch
    {
        { IsInDoubt: true } => "in-doubt",
        { IsRunning: true } => "running",
        { State: JournalState.NotSent } => "not-sent",
        _ => SnakeCase.Of(entry.State),
    };
}

using System.CommandLine;
using FalGenerated.Cli.Running;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>jobs</c>: what the journal knows: running, finished, failed, in doubt. Sends nothing.</summary>
internal sealed class JobsVerb() : VerbCommand("jobs", "List what was submitted from here: running, finished, in doubt.")
{
    public override IReadOnlyList<string> Keys => ["jobs"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        JArray jobs = [];
        session.Report.Set("jobs", jobs);
        await foreach (JournalEntry entry in SubmitJournal.InFile(session.JournalPath()).ListAsync(cancellationToken).ConfigureAwait(false))
        {
            string state = StateOf(entry);
            jobs.Add(new JObject
            {
                ["state"] = state,
                ["startedAt"] = entry.Intent.StartedAt.ToString("u", null),
                ["intent"] = entry.Intent.Key,
                ["token"] = entry.Token,
            });
            session.Say($"{entry.Intent.StartedAt:u}  {state,-9}  {entry.Token ?? entry.Intent.Key}");
        }
    }

    private static string StateOf(JournalEntry entry) => entry switch
    {
        { IsInDoubt: true } => "in-doubt",
        { IsRunning: true } => "running",
        { State: JournalState.NotSent } => "not-sent",
        _ => WireWord.Of(entry.State),
    };
}

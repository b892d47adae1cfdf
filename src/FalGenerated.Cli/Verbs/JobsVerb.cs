using FalGenerated.Cli.Running;
using System.CommandLine;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Verbs;

/// <summary><c>jobs</c>: what the journal knows: running, finished, in doubt. Sends nothing.</summary>
internal sealed class JobsVerb : VerbCommand
{
    public JobsVerb()
        : base("jobs", "List what was submitted from here: running, finished, in doubt. Sends nothing.")
    {
    }

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        JArray jobs = [];
        await foreach (JournalEntry entry in SubmitJournal.InFile(JournalPath.Default()).ListAsync(cancellationToken).ConfigureAwait(false))
        {
            string state = entry.IsInDoubt ? "in-doubt" : entry.IsRunning ? "running" : WireWord.Of(entry.State);
            jobs.Add(new JObject
            {
                ["state"] = state,
                ["startedAt"] = entry.Intent.StartedAt.ToString("u", null),
                ["intent"] = entry.Intent.Key,
                ["token"] = entry.Token,
            });
            session.Say($"{entry.Intent.StartedAt:u}  {state,-9}  {entry.Token ?? entry.Intent.Key}");
        }

        session.Report.Set("jobs", jobs);
    }
}

using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary><c>jobs</c>: what the journal knows: running, finished, failed, in doubt. Sends nothing unless it is to resolve what is in doubt.</summary>
internal sealed class JobsCommand : CliCommand
{
    private readonly Option<bool> resolve = new("--resolve") { Description = "Look up what is in doubt at the service. Submits nothing." };
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public JobsCommand()
        : base("jobs", "List what was submitted from here: running, finished, in doubt.")
    {
        Add(resolve);
        connection.AddTo(this, hosting: false);
    }

    public override IReadOnlyList<string> Keys => ["jobs"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        JArray jobs = [];
        session.Report.Set("jobs", jobs);
        await using Connection? open = parse.GetValue(resolve) ? await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false) : null;
        ISubmitJournal journal = open?.Client.Journal ?? SubmitJournal.InFile(session.JournalPath(needed: true)!);
        List<JournalEntry> entries = [];
        await foreach (JournalEntry entry in journal.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        foreach (JournalEntry entry in entries)
        {
            SubmitResolution<UpscaleVideoOutput>? found = open is not null && entry.IsInDoubt
                ? await open.Client.Upscaler.ResolveAsync(entry.Submit, cancellationToken: cancellationToken).ConfigureAwait(false)
                : null;
            Tell(entry, found, jobs, session);
        }
    }

    private static void Tell(JournalEntry entry, SubmitResolution<UpscaleVideoOutput>? found, JArray jobs, Session session)
    {
        string state = found?.Job is null ? StateOf(entry) : "running";
        string? token = found?.Job?.Token ?? entry.Token;
        string? finding = found is null ? null : SnakeCase.Of(found.Outcome);
        jobs.Add(new JObject
        {
            ["state"] = state,
            ["startedAt"] = entry.Submit.StartedAt.ToString("u", null),
            ["intent"] = entry.Submit.IdempotencyKey,
            ["token"] = token,
            ["finding"] = finding,
            ["candidates"] = new JArray(found?.Candidates ?? []),
        });
        session.Say($"{entry.Submit.StartedAt:u}  {state,-9}  {token ?? entry.Submit.IdempotencyKey}{(finding is null ? "" : "  " + finding.Replace('_', ' '))}");
    }

    private static string StateOf(JournalEntry entry) => entry switch
    {
        { IsInDoubt: true } => "in-doubt",
        { IsRunning: true } => "running",
        { State: JournalState.NotSent } => "not-sent",
        _ => SnakeCase.Of(entry.State),
    };
}

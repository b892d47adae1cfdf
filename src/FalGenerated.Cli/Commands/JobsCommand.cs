using System.CommandLine;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>jobs</c> command: lists the journal. Sends nothing unless it resolves unknown outcomes.</summary>
internal sealed class JobsCommand : CliCommand
{
    private readonly Option<bool> resolve = new("--resolve") { Description = "Look up unknown outcomes at the service. Submits nothing." };
    private readonly Option<bool> check = new("--check") { Description = "Check the journal's file line by line instead." };
    private readonly Option<string?> repair = OptionParsers.Text("--repair", "NEWFILE", "With --check: write a repaired copy there.");
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public JobsCommand()
        : base("jobs", "List the jobs submitted from here: running, finished, in doubt.")
    {
        Add(resolve);
        Add(check);
        Add(repair);
        connection.AddTo(this, hosting: false);
        Validators.Add(result =>
        {
            bool checks = result.GetResult(check) is { Implicit: false };
            if (checks && result.GetResult(resolve) is { Implicit: false })
            {
                result.AddError("--check excludes --resolve; check the journal first.");
            }

            if (!checks && result.GetResult(repair) is { Implicit: false })
            {
                result.AddError("--repair needs --check; pass both.");
            }
        });
    }

    public override IReadOnlyList<string> Keys => ["jobs"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        session.Report.Set("jobs", new JArray());
        if (parse.GetValue(check))
        {
            string path = session.JournalPath(needed: true)!;
            await (parse.GetValue(repair) is { } newPath
                ? JournalMaintenance.RepairAsync(path, Path.GetFullPath(newPath), session, cancellationToken)
                : JournalMaintenance.CheckAsync(path, session, cancellationToken)).ConfigureAwait(false);
            return;
        }

        await using Connection? open = parse.GetValue(resolve) ? await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false) : null;
        ISubmitJournal journal = open?.Client.Journal ?? SubmitJournal.InFile(session.JournalPath(needed: true)!);
        List<JournalEntry> entries = await journal.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<JobRow> rows = [];
        foreach (JournalEntry entry in entries)
        {
            SubmitResolution<JObject>? found = open is not null && entry.IsInDoubt
                ? await open.Client.Endpoint(entry.Submit.EndpointId).ResolveAsync(entry.Submit, cancellationToken: cancellationToken).ConfigureAwait(false)
                : null;
            rows.Add(JobRow.Of(entry, found));
        }

        session.Report.Set("jobs", new JArray(rows.Select(row => row.ToJson())));
        if (rows.Count > 0)
        {
            session.Write(JobTable.Of(rows, session.OutputKind));
        }
    }
}

using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Jobs;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>jobs</c> command: lists the journal. Sends nothing unless it resolves unknown outcomes.</summary>
internal sealed class JobsCommand : CliCommand
{
    private readonly Option<bool> resolve = new("--resolve") { Description = "Look up unknown outcomes at the service. Submits nothing." };
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public JobsCommand()
        : base("jobs", "List the jobs submitted from here: running, finished, in doubt.")
    {
        Add(resolve);
        connection.AddTo(this, hosting: false);
    }

    public override IReadOnlyList<string> Keys => ["jobs"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        session.Report.Set("jobs", new JArray());
        await using Connection? open = parse.GetValue(resolve) ? await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false) : null;
        ISubmitJournal journal = open?.Client.Journal ?? SubmitJournal.InFile(session.JournalPath(needed: true)!);
        List<JournalEntry> entries = await journal.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<JobRow> rows = [];
        foreach (JournalEntry entry in entries)
        {
            SubmitResolution<UpscaleVideoOutput>? found = open is not null && entry.IsInDoubt
                ? await open.Client.Upscaler.ResolveAsync(entry.Submit, cancellationToken: cancellationToken).ConfigureAwait(false)
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

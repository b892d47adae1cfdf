using System.CommandLine;
using FalGenerated.Batches.Quotes;
using FalGenerated.Batches.Reporting;
using FalGenerated.Batches.Sources;
using FalGenerated.Cli.Arguments;
using FalGenerated.Cli.Batches;
using FalGenerated.Cli.Connections;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Commands;

/// <summary>The <c>batch</c> command: upscales many clips within a limit. The same command, run again, goes on with what is left.</summary>
internal sealed class BatchCommand : CliCommand
{
    private readonly Argument<string[]> sources = new("sources")
    {
        Description = "Videos, folders, globs, or a .csv or .jsonl list.",
        HelpName = "SOURCE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly UpscaleArguments upscale = new(hasFacts: false);
    private readonly BatchArguments batch = new();
    private readonly SpendingArguments spending = new();
    private readonly ConnectionArguments connection = new(needsJournal: true);

    public BatchCommand()
        : base("batch", "Upscale many videos within a limit. The live service bills them.")
    {
        Add(sources);
        upscale.AddTo(this);
        batch.AddTo(this);
        spending.AddTo(this);
        connection.AddTo(this);
    }

    public override IReadOnlyList<string> Keys => ["summary", "spentUsd", "limitUsd", "clips"];

    public override async Task RunAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        string folder = batch.Folder(parse)
            ?? throw new CommandException(ExitCode.Refused, "usage", "A batch needs a place for its outputs: pass --output-folder.");
        try
        {
            if (batch.Report(parse) is { } format)
            {
                using BatchRecord record = BatchRecord.Read(folder);
                await ReportAsync(record, BatchRun.SummaryOf(record, folder, null), format, session, cancellationToken).ConfigureAwait(false);
                return;
            }

            await StartAsync(parse, folder, session, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchRefusedException refused)
        {
            throw new CommandException(ExitCode.Refused, "batch", refused.Message);
        }
    }

    private async Task StartAsync(ParseResult parse, string folder, Session session, CancellationToken cancellationToken)
    {
        string[] given = parse.GetValue(sources) ?? [];
        if (given.Length == 0)
        {
            throw new CommandException(ExitCode.Refused, "usage", "Name the videos, or pass --report to see how the batch stands.");
        }

        OutputFolder.Require(folder);
        IReadOnlyList<BatchClip> clips = SourceList.Read(given, folder, new NamePattern(batch.Name(parse)), upscale.Read(parse));
        IReadOnlyList<QuotedClip> quoted = await DryRun.RunAsync(clips, cancellationToken).ConfigureAwait(false);
        using StringWriter table = new();
        QuoteSummary.Write(quoted, batch.MaxTotal(parse), batch.IsDryRun(parse), table);
        foreach (string line in table.ToString().TrimEnd().Split('\n'))
        {
            session.Note(line.TrimEnd());
        }

        if (batch.IsDryRun(parse))
        {
            Fill(session.Report, new(Path.GetFileName(folder), new Dictionary<BatchClipState, int>(), 0, batch.MaxTotal(parse)), [.. quoted.Select(clip => ClipRunner.RowOf(clip, BatchClipState.Waiting))]);
            session.Report.ExitCode = quoted.Any(clip => clip.Refused is not null) ? ExitCode.Refused : ExitCode.Success;
            return;
        }

        await RunAsync(parse, folder, quoted, session, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync(ParseResult parse, string folder, IReadOnlyList<QuotedClip> quoted, Session session, CancellationToken cancellationToken)
    {
        BatchPlan plan = new()
        {
            Folder = folder,
            MaxTotalUsd = batch.MaxTotal(parse),
            Submit = spending.Read(parse) with { SkipValidation = upscale.Force(parse) },
            Concurrency = batch.Concurrency(parse),
            PerMinute = batch.Rate(parse),
            Until = batch.Until(parse, session.Time),
            MostFailures = batch.Failures(parse),
        };
        await using Connection open = await connection.OpenAsync(parse, session, cancellationToken).ConfigureAwait(false);
        await open.EnsureServerListensAsync(cancellationToken).ConfigureAwait(false);
        using BatchRecord record = BatchRecord.Open(folder);
        BatchRun run = new(plan, record, open, session);
        await run.RunAsync(quoted, cancellationToken).ConfigureAwait(false);
        await ReportAsync(record, run.Summary, BatchReport.Table, session, CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task ReportAsync(BatchRecord record, BatchSummary summary, string format, Session session, CancellationToken cancellationToken)
    {
        IReadOnlyList<ClipRow> rows = record.Rows;
        foreach (string line in (await BatchReport.TextAsync(summary, rows, format, cancellationToken).ConfigureAwait(false)).TrimEnd().Split('\n'))
        {
            session.WriteLine(line.TrimEnd());
        }

        Fill(session.Report, summary, rows);
        session.Report.Submitted = rows.Any(row => row.RequestId is not null) ? Submitted.Yes : Submitted.No;
        session.Report.ExitCode = (ExitCode)summary.ExitCode;
    }

    private static void Fill(Report report, BatchSummary summary, IReadOnlyList<ClipRow> rows)
    {
        report.Set("summary", summary.ToString());
        report.Set("spentUsd", summary.CountedUsd);
        report.Set("limitUsd", summary.LimitUsd);
        report.Set("clips", JArray.Parse(FalJson.Write(rows)));
    }
}

using System.CommandLine;
using FalGenerated.Batches.Quotes;
using FalGenerated.Batches.Reporting;
using FalGenerated.Batches.Sources;
using FalGenerated.PostgreSql;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Worker.Hosting;
using FalGenerated.Worker.Orders;
using FalGenerated.Worker.Reporting;
using FalGenerated.Worker.Terminal;

namespace FalGenerated.Worker.Commands;

/// <summary>The <c>batch</c> command: gives clips to the workers, shows how they come on, and reports. Ending it ends nothing but the display.</summary>
internal sealed class BatchCommand : Command
{
    private readonly Argument<string> name = new("name") { Description = "Name of the batch; the same name again goes on with it.", HelpName = "NAME" };
    private readonly Argument<string[]> sources = new("sources")
    {
        Description = "Video files, and folders of them, as every worker reaches them; none to go on with what the batch has.",
        HelpName = "SOURCE",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly DatabaseOption database = new();
    private readonly UpscaleArguments upscale = new();
    private readonly Option<string?> folder = new("--output-folder") { Description = "Folder for the outputs, which keep the names of their sources.", HelpName = "FOLDER" };
    private readonly Option<decimal?> maxTotal = NumberOptions.Above0("--max-total", "USD", "Limit of the whole batch, on all machines and over all restarts.");
    private readonly Option<decimal?> maxPrice = NumberOptions.Above0("--max-price", "USD", "Limit of each clip.");
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Quote the clips and stop; nothing is stored or sent." };
    private readonly Option<bool> noWait = new("--no-wait") { Description = "Give the clips to the workers and stop." };
    private readonly Option<string?> report = new("--report") { Description = "Only report how the batch stands: table, json, csv or html.", HelpName = "FORMAT" };
    private readonly TextWriter output;
    private readonly TextWriter error;

    public BatchCommand(TextWriter output, TextWriter error)
        : base("batch", "Upscale many clips within a limit, by the workers on the database.")
    {
        this.output = output;
        this.error = error;
        Add(name);
        Add(sources);
        database.AddTo(this);
        upscale.AddTo(this);
        report.AcceptOnlyFromAmong([.. BatchReport.Formats]);
        foreach (Option option in (Option[])[folder, maxTotal, maxPrice, dryRun, noWait, report])
        {
            Add(option);
        }

        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        string batchName = parse.GetValue(name)!;
        FalPostgreSqlStore store = database.Open(parse);
        await using (store.ConfigureAwait(false))
        {
            await store.CheckAsync(cancellationToken).ConfigureAwait(false);
            if (parse.GetValue(report) is null)
            {
                bool isStarted = await StartAsync(parse, store, batchName, cancellationToken).ConfigureAwait(false);
                if (!isStarted || parse.GetValue(noWait))
                {
                    return (int)ExitCode.Success;
                }
            }

            Batch batch = await store.Batches.FindAsync(batchName, cancellationToken).ConfigureAwait(false)
                ?? throw new RefusedException(ExitCode.Refused, $"There is no batch {batchName}: name its sources to start it.");
            if (parse.GetValue(report) is null)
            {
                await new BatchDisplay(store.Batches, error, TimeProvider.System).FollowAsync(batch, cancellationToken).ConfigureAwait(false);
            }

            return await ReportAsync(store, batch, parse.GetValue(report) ?? BatchReport.Table, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Quotes the clips and starts the batch.</summary>
    /// <returns>False after a dry run.</returns>
    private async Task<bool> StartAsync(ParseResult parse, FalPostgreSqlStore store, string batchName, CancellationToken cancellationToken)
    {
        IReadOnlyList<QuotedClip> quoted = await DryRun.RunAsync(ClipsOf(parse), cancellationToken).ConfigureAwait(false);
        Batch? present = await store.Batches.FindAsync(batchName, cancellationToken).ConfigureAwait(false);
        Batch batch = new(batchName, parse.GetValue(maxTotal) ?? present?.MaxTotalUsd, parse.GetValue(maxPrice) ?? present?.MaxPriceUsd);
        QuoteSummary.Write(quoted, batch.MaxTotalUsd, parse.GetValue(dryRun), error);
        if (parse.GetValue(dryRun))
        {
            return false;
        }

        RequireRoom(quoted, batch);
        if (quoted.Count > 0 || present is not null)
        {
            await store.Batches.StartAsync(batch, [.. quoted.Select(clip => new ClipOrder(clip.Clip.Source, clip.Clip.Output, clip.Clip.Options))], cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private IReadOnlyList<BatchClip> ClipsOf(ParseResult parse)
    {
        string[] given = parse.GetValue(sources) ?? [];
        if (given.Length == 0)
        {
            return [];
        }

        string target = parse.GetValue(folder) is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : throw new RefusedException(ExitCode.Refused, "Sources need a place for their outputs: pass --output-folder.");
        OutputFolder.Require(target);
        return SourceList.Read(given, target, new NamePattern(NamePattern.Default), upscale.Read(parse));
    }

    private static void RequireRoom(IReadOnlyList<QuotedClip> quoted, Batch batch)
    {
        if (quoted.FirstOrDefault(clip => clip.Refused is null) is { Price.UpperUsd: { } most } first && most > batch.MaxTotalUsd)
        {
            throw new RefusedException(
                ExitCode.OverLimit,
                FormattableString.Invariant($"The limit of {batch.MaxTotalUsd} USD is below the first clip: {first.Clip.Source} may cost {most} USD. Raise --max-total; nothing was started."));
        }
    }

    private async Task<int> ReportAsync(FalPostgreSqlStore store, Batch batch, string format, CancellationToken cancellationToken)
    {
        BatchTotals totals = await store.Batches.CountAsync(batch, cancellationToken).ConfigureAwait(false);
        List<Clip> clips = await store.Batches.ListClipsAsync(batch.Name, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        BatchSummary summary = WorkerReport.Of(totals);
        await output.WriteAsync(await BatchReport.TextAsync(summary, [.. clips.Select(WorkerReport.Of)], format, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return summary.ExitCode;
    }
}

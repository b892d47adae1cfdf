using System.Globalization;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Worker.Reporting;
using Spectre.Console;

namespace FalGenerated.Worker.Terminal;

/// <summary>Follows a batch to its end: a bar on a terminal, else a line when something changed. It is told of changes and asks seldom.</summary>
internal sealed class BatchDisplay(BatchStore store, TextWriter writer, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public async Task FollowAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (Console.IsErrorRedirected)
        {
            string last = "";
            await WatchAsync(
                batch,
                totals =>
                {
                    string line = Line(totals);
                    if (line != last)
                    {
                        writer.WriteLine(last = line);
                        writer.Flush();
                    }
                },
                cancellationToken).ConfigureAwait(false);
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        await console.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }).StartAsync(async progress =>
        {
            ProgressTask bar = progress.AddTask("");
            await WatchAsync(
                batch,
                totals =>
                {
                    bar.MaxValue = Math.Max(1, totals.Count);
                    bar.Value = totals.Count - totals.Open;
                    bar.Description = Markup.Escape(Line(totals));
                },
                cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private async Task WatchAsync(Batch batch, Action<BatchTotals> show, CancellationToken cancellationToken)
    {
        BatchListener listener = store.ListenForChanges();
        await using (listener.ConfigureAwait(false))
        {
            while (true)
            {
                await listener.WaitAsync(Longest, cancellationToken).ConfigureAwait(false);
                BatchTotals totals = await store.CountAsync(batch, cancellationToken).ConfigureAwait(false);
                show(totals);
                if (totals.Open == 0)
                {
                    return;
                }

                // Many clips change within a second, and one look is enough for all of them.
                await Task.Delay(Shortest, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Line(BatchTotals totals)
    {
        decimal aMinute = totals.FinishedLately / 5m;
        string left = aMinute > 0 && totals.Open > 0 ? string.Create(CultureInfo.InvariantCulture, $"; about {Math.Ceiling(totals.Open / aMinute)} min left at {aMinute:0.#} a minute") : "";
        return WorkerReport.Of(totals) + left;
    }
}

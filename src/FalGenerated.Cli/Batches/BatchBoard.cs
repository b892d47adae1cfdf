using FalGenerated.Batches.Reporting;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Batches;

/// <summary>Shows a batch while it runs: a bar, the money, the time that is left, and the clips that run; plain lines where nothing can be redrawn.</summary>
internal sealed class BatchBoard : IAsyncDisposable
{
    private readonly Session session;
    private readonly Func<BatchSummary> summary;
    private readonly LiveBoard board;
    private readonly long started;
    private readonly int finishedBefore;

    public BatchBoard(Session session, Func<BatchSummary> summary)
    {
        this.session = session;
        this.summary = summary;
        started = session.Time.GetTimestamp();
        finishedBefore = summary().Of(BatchClipState.Finished);
        board = session.Screen.StartBoard();
        ShowTotal();
    }

    /// <summary>Shows a clip whose state changed.</summary>
    public void Show(ClipRow row)
    {
        string name = Path.GetFileName(row.Source);
        if (row.State == BatchClipState.Running)
        {
            board.SetRow(row.Output, $"{name} {(row.RequestId is null ? "uploading" : "waiting")}");
            ShowTotal();
            return;
        }

        board.RemoveRow(row.Output);
        ShowTotal();
        if (!session.Screen.IsTerminal || row.State is not BatchClipState.Finished)
        {
            string cost = row.CostUsd is { } usd ? $", {BatchSummary.Usd(usd)} USD" : "";
            session.Note($"{name}: {row.StateName}{cost}{(row.Problem is { } problem ? $" ({problem})" : "")}", row.State == BatchClipState.Finished ? Tone.Plain : Tone.Warning);
        }
    }

    /// <summary>Shows the status of a clip's job.</summary>
    public void Show(ClipRow row, QueueStatus status) => board.SetRow(row.Output, $"{Path.GetFileName(row.Source)} {status}");

    public ValueTask DisposeAsync() => board.DisposeAsync();

    private void ShowTotal()
    {
        BatchSummary now = summary();
        board.SetTotal(now.Count - now.Open, now.Count, now.ToString() + Left(now));
    }

    /// <summary>The time that is left, learned from the clips that this run finished.</summary>
    private string Left(BatchSummary now)
    {
        int finished = now.Of(BatchClipState.Finished) - finishedBefore;
        if (finished < 1 || now.Open == 0)
        {
            return "";
        }

        double minutes = session.Time.GetElapsedTime(started).TotalMinutes / finished * now.Open;
        return FormattableString.Invariant($"; about {Math.Ceiling(minutes)} min left");
    }
}

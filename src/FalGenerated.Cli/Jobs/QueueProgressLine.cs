using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Terminal;

namespace FalGenerated.Cli.Jobs;

/// <summary>Shows the progress of a job: live on a terminal, otherwise one line for each change of state or position; and its log lines.</summary>
internal sealed class QueueProgressLine(Session session) : IProgress<QueueStatus>, IAsyncDisposable
{
    private readonly LiveRow row = session.Screen.StartWait("waiting");
    private volatile string? last;

    public void Report(QueueStatus value)
    {
        session.Report.Status = value.Status.ToString();
        foreach (QueueLogEntry line in value.Logs)
        {
            session.Note("  " + line, Tone.Faint);
        }

        string state = value.QueuePosition is { } position && value.Status == QueueState.InQueue
            ? $"{value.Status}, {position} in front"
            : value.Status.ToString();
        if (state != last && (value.IsCompleted || !session.Screen.IsTerminal))
        {
            session.Note(state);
        }

        last = state;
        row.Describe(state);
    }

    public ValueTask DisposeAsync() => row.DisposeAsync();
}

using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary>The progress of a job: on a terminal one line that is redrawn, else each change of state or position; and each new log line.</summary>
internal sealed class QueueLine(Session session) : IProgress<QueueStatus>
{
    private readonly long start = session.Time.GetTimestamp();
    private string? last;

    public void Report(QueueStatus value)
    {
        session.Report.Status = value.Status.ToString();
        foreach (QueueLogEntry line in value.Logs)
        {
            session.Note("  " + line);
        }

        string state = value.QueuePosition is { } position && value.Status == QueueState.InQueue
            ? $"{value.Status}, {position} in front"
            : value.Status.ToString();
        if (session.Screen.IsTerminal && !value.IsCompleted)
        {
            session.Screen.Redraw($"{state}, {session.Time.GetElapsedTime(start):mm\\:ss}");
        }
        else if (state != last)
        {
            session.Note(state);
        }

        last = state;
    }
}

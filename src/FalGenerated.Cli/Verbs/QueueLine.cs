using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary>The progress of a job on stderr: each change of state or position, and each new log line. Nothing is printed twice.</summary>
internal sealed class QueueLine(Session session) : IProgress<QueueStatus>
{
    private string? last;

    public void Report(QueueStatus value)
    {
        session.Report.Status = value.Status.ToString();
        string state = value.QueuePosition is { } position && value.Status == QueueState.InQueue
            ? $"{value.Status}, {position} in front"
            : value.Status.ToString();
        if (state != last)
        {
            last = state;
            session.Note(state);
        }

        foreach (QueueLogEntry line in value.Logs)
        {
            session.Note("  " + line);
        }
    }
}

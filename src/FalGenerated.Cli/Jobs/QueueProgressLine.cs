using FalGenerated.Cli.Hosting;

namespace FalGenerated.Cli.Jobs;

/// <summary>The progress of a job: on a terminal one line that is redrawn each second, else each change of state or position; and each new log line.</summary>
internal sealed class QueueProgressLine : IProgress<QueueStatus>, IDisposable
{
    private readonly Session session;
    private readonly long start;
    private readonly ITimer clock;
    private volatile string? last;

    public QueueProgressLine(Session session)
    {
        this.session = session;
        start = session.Time.GetTimestamp();
        TimeSpan tick = session.Screen.IsTerminal ? TimeSpan.FromSeconds(1) : Timeout.InfiniteTimeSpan;
        clock = session.Time.CreateTimer(_ => Redraw(), null, tick, tick);
    }

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
        bool isNew = state != last;
        last = value.IsCompleted ? null : state;
        if (isNew && (value.IsCompleted || !session.Screen.IsTerminal))
        {
            session.Note(state);
        }

        Redraw();
    }

    public void Dispose()
    {
        last = null;
        clock.Dispose();
        session.Screen.Clear();
    }

    private void Redraw()
    {
        if (last is { } state)
        {
            session.Screen.Redraw($"{state}, {session.Time.GetElapsedTime(start):mm\\:ss}");
        }
    }
}

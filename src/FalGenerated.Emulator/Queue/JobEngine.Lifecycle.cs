using System.Globalization;

namespace FalGenerated.Emulator;

/// <summary>The lifecycle: IN_QUEUE with falling positions, IN_PROGRESS with log lines, COMPLETED.</summary>
internal sealed partial class JobEngine
{
    private const int LogLines = 4;

    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Job>> waiting = new(StringComparer.Ordinal);

    private void Enter(Job job)
    {
        if (job.Submission.Direct)
        {
            Start(job);
            return;
        }

        Queue(job, options.QueuePosition, options.QueueTime);
        if (job.Submission.StartTimeout is { } timeout)
        {
            agenda.At(agenda.Now + timeout, () => ExpireStart(job));
        }
    }

    private void Queue(Job job, int position, TimeSpan time)
    {
        job.State = JobState.InQueue;
        job.Position = position;
        var entered = agenda.Now;
        var stay = job.Attempt;
        for (var step = 1; step <= position; step++)
        {
            var next = position - step;
            agenda.At(entered + (time * step / (position + 1)), () => Move(job, stay, next));
        }

        agenda.At(entered + time, () => BecomeReady(job, stay));
        job.Touch();
    }

    private static bool InThisStay(Job job, int stay) => job.State == JobState.InQueue && job.Attempt == stay;

    private static void Move(Job job, int stay, int position)
    {
        if (InThisStay(job, stay) && !job.Waiting)
        {
            job.Position = position;
            job.Touch();
        }
    }

    private void BecomeReady(Job job, int stay)
    {
        if (!InThisStay(job, stay))
        {
            return;
        }

        if (MayStart(job.Submission.Key))
        {
            Start(job);
            return;
        }

        var line = WaitingLine(job.Submission.Key);
        var place = job.Submission.LowPriority ? line.Count : line.Count(other => !other.Submission.LowPriority);
        line.Insert(place, job);
        job.Waiting = true;
        Renumber(line);
    }

    private bool MayStart(string key) =>
        options.ConcurrencyPerKey is not { } limit || running.GetValueOrDefault(key) < limit;

    private List<Job> WaitingLine(string key)
    {
        if (!waiting.TryGetValue(key, out var line))
        {
            waiting.Add(key, line = []);
        }

        return line;
    }

    private static void Renumber(List<Job> line)
    {
        for (var place = 0; place < line.Count; place++)
        {
            if (line[place].Position != place)
            {
                line[place].Position = place;
                line[place].Touch();
            }
        }
    }

    private void Start(Job job)
    {
        var key = job.Submission.Key;
        running[key] = running.GetValueOrDefault(key) + 1;
        job.State = JobState.InProgress;
        job.Waiting = false;
        job.StartedAt = agenda.Now;
        job.Attempt++;
        job.GatewayRequestId = job.Attempt == 1 ? job.RequestId : Identifiers.NewId();
        var attempt = job.Attempt;
        for (var line = 0; line < LogLines; line++)
        {
            var percent = 100 * line / LogLines;
            agenda.At(agenda.Now + (options.RunTime * line / LogLines), () => Log(job, attempt, percent));
        }

        agenda.At(agenda.Now + options.RunTime, () => EndRun(job, attempt));
        job.Touch();
    }

    private void Log(Job job, int attempt, int percent)
    {
        if (InThisRun(job, attempt))
        {
            var text = percent == 0 ? "Processing video" : string.Create(CultureInfo.InvariantCulture, $"Progress: {percent}%");
            job.Logs.Add(new LogLine(agenda.Now, text));
            job.Touch();
        }
    }

    private static bool InThisRun(Job job, int attempt) => job.State == JobState.InProgress && job.Attempt == attempt;

    private void EndRun(Job job, int attempt)
    {
        if (InThisRun(job, attempt))
        {
            Complete(job, job.Submission.Finish(job));
        }
    }

    private void SignalRunner(Job job)
    {
        job.CancelRequested = true;
        if (options.CancelStopsRun)
        {
            Complete(job, Outcome.Failure(499, "client_cancelled", "Request was cancelled by the client"));
        }
    }

    private void ExpireStart(Job job)
    {
        if (job.State != JobState.InQueue)
        {
            return;
        }

        var late = Outcome.Failure(504, "request_timeout", "Request timed out before processing started");
        Complete(job, late with { Headers = [.. late.Headers, new("X-Fal-Request-Timeout-Type", "user")] });
    }

    private void Complete(Job job, Outcome outcome)
    {
        var key = job.Submission.Key;
        if (job.State == JobState.InProgress)
        {
            running[key]--;
        }

        job.State = JobState.Completed;
        job.Outcome = outcome;
        job.CompletedAt = agenda.Now;
        job.Touch();

        var line = WaitingLine(key);
        line.Remove(job);
        while (line.Count > 0 && MayStart(key))
        {
            var next = line[0];
            line.RemoveAt(0);
            Start(next);
        }

        Renumber(line);
    }
}

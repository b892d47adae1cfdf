namespace FalGenerated.Emulator.Jobs;

/// <summary>IN_QUEUE: positions that fall, the line before a concurrency limit, and the deadline for the start.</summary>
internal sealed partial class JobEngine
{
    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Job>> waiting = new(StringComparer.Ordinal);

    private void Enter(Job job)
    {
        if (job.Submission.Direct)
        {
            Start(job);
            return;
        }

        Queue(job);
        if (job.StartDeadline is { } deadline)
        {
            scheduler.At(deadline, () => ExpireStart(job));
        }
    }

    private void Queue(Job job)
    {
        job.State = JobState.InQueue;
        job.Position = Settings.QueuePosition;
        var (entered, stay) = (scheduler.Now, job.Attempt);
        for (var step = 1; step <= Settings.QueuePosition; step++)
        {
            var next = Settings.QueuePosition - step;
            scheduler.At(entered + (Settings.QueueTime * step / (Settings.QueuePosition + 1)), () => Move(job, stay, next));
        }

        scheduler.At(entered + Settings.QueueTime, () => BecomeReady(job, stay));
        job.Touch();
        if (job.StartDeadline <= scheduler.Now)
        {
            ExpireStart(job);
        }
    }

    private static bool InThisStay(Job job, int stay) => job.State == JobState.InQueue && job.Attempt == stay;

    private static void Move(Job job, int stay, int position)
    {
        if (InThisStay(job, stay))
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

        if (MayStart(job.Submission.Owner))
        {
            Start(job);
            return;
        }

        // Low priority waits behind every job of normal priority; otherwise first come, first served.
        var line = WaitingLine(job.Submission.Owner);
        var place = job.Submission.LowPriority ? line.Count : line.Count(other => !other.Submission.LowPriority);
        line.Insert(place, job);
        Renumber(line);
    }

    private bool MayStart(string owner) =>
        Settings.ConcurrencyPerKey is not { } limit || running.GetValueOrDefault(owner) < limit;

    private List<Job> WaitingLine(string owner)
    {
        if (!waiting.TryGetValue(owner, out var line))
        {
            waiting.Add(owner, line = []);
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

    private void StartWaiting(string owner)
    {
        var line = WaitingLine(owner);
        while (line.Count > 0 && MayStart(owner))
        {
            var next = line[0];
            line.RemoveAt(0);
            Start(next);
        }

        Renumber(line);
    }

    private void ExpireStart(Job job)
    {
        if (job.State == JobState.InQueue)
        {
            var late = Outcome.Failure(504, "request_timeout", "Request timed out before processing started");
            Complete(job, late with { Headers = [.. late.Headers, new("X-Fal-Request-Timeout-Type", "user")] });
        }
    }
}

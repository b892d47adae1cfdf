using System.Globalization;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Jobs;

/// <summary>IN_PROGRESS with log lines, runners that break, COMPLETED and the end of retention.</summary>
internal sealed partial class JobEngine
{
    private const int LogLines = 4;
    private const int MostRuns = 10;
    private const int LargeResultBytes = 10 * 1024;

    private void Start(Job job)
    {
        var key = job.Submission.Key;
        running[key] = running.GetValueOrDefault(key) + 1;
        job.State = JobState.InProgress;
        job.StartedAt = scheduler.Now;
        job.Attempt++;
        job.GatewayRequestId = job.Attempt == 1 ? job.RequestId : Identifiers.NewId();
        var attempt = job.Attempt;
        for (var line = 0; line < LogLines; line++)
        {
            var percent = 100 * line / LogLines;
            scheduler.At(scheduler.Now + (Settings.RunTime * line / LogLines), () => Log(job, attempt, percent));
        }

        var breaks = attempt <= Settings.RunnerFailures;
        scheduler.At(scheduler.Now + (breaks ? Settings.RunTime / 2 : Settings.RunTime), () => EndRun(job, attempt, breaks));
        job.Touch();
    }

    private void Log(Job job, int attempt, int percent)
    {
        if (InThisRun(job, attempt))
        {
            var text = percent == 0 ? "Processing video" : string.Create(CultureInfo.InvariantCulture, $"Progress: {percent}%");
            job.Logs.Add(new LogLine(scheduler.Now, text));
            job.Touch();
        }
    }

    private static bool InThisRun(Job job, int attempt) => job.State == JobState.InProgress && job.Attempt == attempt;

    private void EndRun(Job job, int attempt, bool breaks)
    {
        if (!InThisRun(job, attempt))
        {
            return;
        }

        if (!breaks)
        {
            Complete(job, job.Submission.Finish(job));
        }
        else if (job.Submission.Direct || job.Submission.NoRetry || attempt == MostRuns)
        {
            var broken = Outcome.Failure(503, "runner_disconnected", "Runner disconnected");
            Complete(job, broken with { Headers = [.. broken.Headers, new("X-Fal-Needs-Retry", "1")] });
        }
        else
        {
            running[job.Submission.Key]--;
            Queue(job);
            StartWaiting(job.Submission.Key);
        }
    }

    private void Complete(Job job, Outcome outcome)
    {
        var key = job.Submission.Key;
        if (job.State == JobState.InProgress)
        {
            running[key]--;
        }

        job.State = JobState.Completed;
        job.Outcome = Settings.ModelErrorsInStatus ? outcome.ShownInStatus() : outcome;
        job.CompletedAt = scheduler.Now;
        job.StoresPayload = job.Submission.StoreIo ?? Settings.StoresPayloads;
        job.Touch();
        WaitingLine(key).Remove(job);
        StartWaiting(key);

        var expiry = scheduler.Now + Retention(job, outcome);
        scheduler.At(expiry, () => job.Expired = true);
        if (job.Submission.Webhook is { } address)
        {
            webhooks.Announce(job.RequestId, address, WebhookPayload.Of(job), expiry);
        }
    }

    private TimeSpan Retention(Job job, Outcome outcome) =>
        job.StoresPayload ? Settings.PayloadRetention
        : outcome.Body.Length >= LargeResultBytes ? Settings.LargeResultRetention
        : Settings.ResultRetention;
}

using System.Globalization;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Webhooks;

namespace FalGenerated.Emulator.Jobs;

/// <summary>IN_PROGRESS with log lines, runners that break, COMPLETED and the end of retention.</summary>
internal sealed partial class JobEngine
{
    private const int LogLines = 4;
    private const int MostRuns = 10;
    private const int LargeResultBytes = 10 * 1024;

    private void Start(Job job)
    {
        var owner = job.Submission.Owner;
        running[owner] = running.GetValueOrDefault(owner) + 1;
        job.State = JobState.InProgress;
        job.StartedAt = scheduler.Now;
        job.Attempt++;
        job.GatewayRequestId = job.Attempt == 1 ? job.RequestId : Identifiers.NewId();
        var attempt = job.Attempt;
        var breaks = attempt <= Settings.RunnerFailures;
        if (job.Plan.Note is { } note)
        {
            Log(job, attempt, note);
        }

        if (!breaks && job.Plan.Work?.Invoke(job) is { } work)
        {
            Work(job, attempt, work);
        }
        else
        {
            LetTimePass(job, attempt, breaks);
        }

        job.Touch();
    }

    private void LetTimePass(Job job, int attempt, bool breaks)
    {
        for (var line = 0; line < LogLines; line++)
        {
            var percent = 100 * line / LogLines;
            var text = percent == 0 ? "Processing video" : string.Create(CultureInfo.InvariantCulture, $"Progress: {percent}%");
            scheduler.At(scheduler.Now + (Settings.RunTime * line / LogLines), () => Log(job, attempt, text));
        }

        scheduler.At(scheduler.Now + (breaks ? Settings.RunTime / 2 : Settings.RunTime), () => EndRun(job, attempt, breaks));
    }

    private void Log(Job job, int attempt, string text)
    {
        if (InThisRun(job, attempt))
        {
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
            Complete(job, job.Plan.Finish(job));
        }
        else if (job.Submission.Direct || job.Submission.NoRetry || attempt == MostRuns)
        {
            var broken = Outcome.Failure(503, "runner_disconnected", "Runner disconnected");
            Complete(job, broken with { Headers = [.. broken.Headers, new("X-Fal-Needs-Retry", "1")] });
        }
        else
        {
            running[job.Submission.Owner]--;
            Queue(job);
            StartWaiting(job.Submission.Owner);
        }
    }

    private void Complete(Job job, Outcome outcome)
    {
        var owner = job.Submission.Owner;
        if (job.State == JobState.InProgress)
        {
            running[owner]--;
        }

        job.State = JobState.Completed;
        job.Outcome = Settings.ModelErrorsInStatus ? outcome.ShownInStatus() : outcome;
        job.CompletedAt = scheduler.Now;
        job.StoresPayload = job.Submission.StoreIo ?? Settings.StoresPayloads;
        job.ExpiresAt = scheduler.Now + Retention(job, outcome);
        EndWork(job);
        Keep(job);
        job.Touch();
        WaitingLine(owner).Remove(job);
        StartWaiting(owner);
        Retain(job, job.ExpiresAt.Value);
    }

    private void Retain(Job job, DateTimeOffset expiry)
    {
        if (expiry <= scheduler.Now)
        {
            job.Expired = true;
            return;
        }

        scheduler.At(expiry, () => job.Expired = true);
        Announce(job, expiry);
    }

    // An address that is not http or https is ignored.
    private void Announce(Job job, DateTimeOffset expiry)
    {
        if (!job.WebhookEnded && Uri.TryCreate(job.Submission.Webhook, UriKind.Absolute, out var target) && target.Scheme is "http" or "https")
        {
            webhooks.Announce(
                new WebhookDelivery(job.RequestId, job.Submission.Owner, target, WebhookPayload.Of(job), expiry),
                () => scheduler.Do(() => EndWebhook(job)));
        }
    }

    private bool EndWebhook(Job job)
    {
        job.WebhookEnded = true;
        if (jobs.ContainsKey(job.RequestId))
        {
            Keep(job);
        }

        return true;
    }

    private static Outcome Cancelled() => Outcome.Failure(499, "client_cancelled", "Request was cancelled by the client");

    private TimeSpan Retention(Job job, Outcome outcome) =>
        job.StoresPayload ? Settings.PayloadRetention
        : outcome.Body.Length >= LargeResultBytes ? Settings.LargeResultRetention
        : Settings.ResultRetention;
}

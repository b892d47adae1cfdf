namespace FalGenerated.Emulator.Jobs;

/// <summary>A job as its record in the data folder has it. A job that had not ended begins again after a restart.</summary>
internal sealed record JobRecord(int Number, string RequestId, Submission Submission, DateTimeOffset SubmittedAt)
{
    public string GatewayRequestId { get; init; } = RequestId;

    public int Attempt { get; init; }

    public bool CancelRequested { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The end of the job; null for one that had not ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool StoresPayload { get; init; }

    public bool WebhookEnded { get; init; }

    public IReadOnlyList<LogLine> Logs { get; init; } = [];

    public Outcome? Outcome { get; init; }

    public static JobRecord Of(Job job) => new(job.Number, job.RequestId, job.Submission, job.SubmittedAt)
    {
        GatewayRequestId = job.GatewayRequestId,
        Attempt = job.Attempt,
        CancelRequested = job.CancelRequested,
        StartedAt = job.StartedAt,
        CompletedAt = job.CompletedAt,
        ExpiresAt = job.ExpiresAt,
        StoresPayload = job.StoresPayload,
        WebhookEnded = job.WebhookEnded,
        Logs = [.. job.Logs],
        Outcome = job.Outcome,
    };

    public Job ToJob(JobPlan plan)
    {
        var job = new Job(Number, RequestId, Submission, SubmittedAt, plan) { CancelRequested = CancelRequested };
        if (CompletedAt is null)
        {
            return job;
        }

        job.State = JobState.Completed;
        job.GatewayRequestId = GatewayRequestId;
        job.Attempt = Attempt;
        job.StartedAt = StartedAt;
        job.CompletedAt = CompletedAt;
        job.ExpiresAt = ExpiresAt;
        job.StoresPayload = StoresPayload;
        job.WebhookEnded = WebhookEnded;
        job.Logs.AddRange(Logs);
        job.Outcome = Outcome;
        return job;
    }
}

namespace FalGenerated.Emulator.Jobs;

/// <summary>A job's state. Read and written inside the scheduler's lock only.</summary>
internal sealed class Job(int number, string requestId, Submission submission, DateTimeOffset submittedAt, JobPlan plan)
{
    private TaskCompletionSource changed = NewSignal();

    /// <summary>1 for the first job since the start or the last reset.</summary>
    public int Number { get; } = number;

    public string RequestId { get; } = requestId;

    public Submission Submission { get; } = submission;

    public DateTimeOffset SubmittedAt { get; } = submittedAt;

    public JobPlan Plan { get; } = plan;

    public JobState State { get; set; }

    /// <summary>Requests in front while in the queue.</summary>
    public int Position { get; set; }

    /// <summary>1 for the first run; it grows when a runner fails and the job runs again.</summary>
    public int Attempt { get; set; }

    public string GatewayRequestId { get; set; } = requestId;

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>The end of retention; null before the end of the job.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>True once no attempt to deliver the webhook will follow.</summary>
    public bool WebhookEnded { get; set; }

    /// <summary>Ends the real work of the present run; null where none is done.</summary>
    public CancellationTokenSource? Stop { get; set; }

    /// <summary>The stored result is gone: every call answers as for an unknown job.</summary>
    public bool Expired { get; set; }

    /// <summary>True if input and output are kept beyond the end; decided when the job ends.</summary>
    public bool StoresPayload { get; set; }

    /// <summary>The latest moment for the start; null for no limit.</summary>
    public DateTimeOffset? StartDeadline => SubmittedAt + Submission.StartTimeout;

    public List<LogLine> Logs { get; } = [];

    public Outcome? Outcome { get; set; }

    /// <summary>Grows with every change, so that a watcher can tell whether it has seen the latest.</summary>
    public long Version { get; private set; }

    /// <summary>Completes at the next change.</summary>
    public Task Changed => changed.Task;

    public TimeSpan? RunTime => CompletedAt - StartedAt;

    public void Touch()
    {
        Version++;
        var previous = changed;
        changed = NewSignal();
        previous.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

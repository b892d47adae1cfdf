namespace FalGenerated.Emulator;

/// <summary>The behaviour of jobs.</summary>
public sealed partial class FalEmulatorOptions
{
    /// <summary>The code of an accepted submit. Users saw 200; one report says 202. Default: 200.</summary>
    public int SubmitStatus { get; set; } = 200;

    /// <summary>From submit to start. Default: 0.3 s.</summary>
    public TimeSpan QueueTime { get; set; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Requests in front of a new job; the position falls to 0 during <see cref="QueueTime"/>. Default: 2.</summary>
    public int QueuePosition { get; set; } = 2;

    /// <summary>Requests of other callers that wait on the endpoint, for <c>fal_max_queue_length</c>. Default: 0.</summary>
    public int OthersInQueue { get; set; }

    /// <summary>From start to end. Default: 0.7 s.</summary>
    public TimeSpan RunTime { get; set; } = TimeSpan.FromSeconds(0.7);

    /// <summary>The number of runs of each job that break before one succeeds; each sends the job back to the queue. A job has at most 10 runs. Default: 0.</summary>
    public int RunnerFailures { get; set; }

    /// <summary>
    /// The number of jobs of one key that run at once; more wait in the queue, and direct runs are answered with 429. Default: null, no
    /// limit. (The service: 2 for new accounts, up to 40 for others.)
    /// </summary>
    public int? ConcurrencyPerKey { get; set; }

    /// <summary>True to stop a running job as soon as its cancellation is requested, false to let it finish. Default: true.</summary>
    public bool CancelStopsRun { get; set; } = true;

    /// <summary>True if a dropped connection cancels a direct run. Default: true; one page of the service says so.</summary>
    public bool DroppedRunIsCancelled { get; set; } = true;

    /// <summary>The billed duration where the source's own cannot be read, in seconds. Default: 10.</summary>
    public decimal DurationSeconds { get; set; } = 10;

    /// <summary>True if a model error (422 and the like) shows as <c>error</c> in the status too. Default: false.</summary>
    public bool ModelErrorsInStatus { get; set; }

    /// <summary>The time for which a result under 10 KB is kept without payload storage. Default: 1 hour.</summary>
    public TimeSpan ResultRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The time for which a result of 10 KB and more is kept without payload storage. Default: 6 minutes.</summary>
    public TimeSpan LargeResultRetention { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>The account's payload storage, for requests that do not say <c>X-Fal-Store-IO</c>. Default: true, as on the service.</summary>
    public bool StoresPayloads { get; set; } = true;

    /// <summary>The time for which results are kept with payload storage. Default: 30 days.</summary>
    public TimeSpan PayloadRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The time from a submit until its request appears in the list of requests. Default: 0.</summary>
    public TimeSpan RequestListDelay { get; set; }

    /// <summary>From one comment line of the status stream to the next. Default: 15 s.</summary>
    public TimeSpan StreamCommentInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>True if the first event of a status stream carries the log lines written before it. Default: true.</summary>
    public bool StreamStartsWithOldLogs { get; set; } = true;

    /// <summary>True if the COMPLETED event of a status stream repeats all log lines. Default: false.</summary>
    public bool LastEventRepeatsLogs { get; set; }

    /// <summary>The number of events of a model's stream, the last one included; at least 1. They divide <see cref="RunTime"/> evenly. Default: 3.</summary>
    public int ModelStreamEvents { get; set; } = 3;

    /// <summary>True if the key may read billing events and usage, which need the ADMIN scope on the service. Default: true.</summary>
    public bool KeyHasAdminScope { get; set; } = true;

    /// <summary>The time from the end of a job until its billing event appears. Default: 0.</summary>
    public TimeSpan BillingEventDelay { get; set; }

    /// <summary>Deliver webhooks to hosts other than this machine too. Default: false; those are dropped and recorded.</summary>
    public bool WebhooksToAnyHost { get; set; }
}

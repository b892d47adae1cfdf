namespace FalGenerated.Batches.Reporting;

/// <summary>The state of a clip in a batch.</summary>
internal enum BatchClipState
{
    /// <summary>It has no job yet.</summary>
    Waiting,

    /// <summary>It has a job, or is about to.</summary>
    Running,

    /// <summary>A job may exist whose id is not known.</summary>
    InDoubt,

    /// <summary>The output is on disk.</summary>
    Finished,

    /// <summary>The job failed, was cancelled, or its result is no longer kept; or the service refused the clip.</summary>
    Failed,

    /// <summary>It was not sent, because it is certain to fail, or its file cannot be used.</summary>
    Refused,

    /// <summary>It was not sent, because a limit does not allow it.</summary>
    OverLimit,

    /// <summary>The network failed before anything was submitted.</summary>
    NotSubmitted,

    /// <summary>The job is done and billed, and its file could not be saved.</summary>
    NotSaved,
}

namespace FalGenerated.PostgreSql.Batches;

/// <summary>The state of a clip in a batch.</summary>
public enum ClipState
{
    /// <summary>It has no job yet, or one in doubt that is being looked up at the service.</summary>
    Waiting,

    /// <summary>It has a job, which was not seen to its end, or whose file is still to be fetched.</summary>
    Running,

    /// <summary>A job may exist whose id is not known, and the service did not tell. It is never submitted again by itself. Starting the batch again looks it up again.</summary>
    InDoubt,

    /// <summary>The output is on disk. Final.</summary>
    Finished,

    /// <summary>The job failed, was cancelled, or its result is no longer kept. Starting the batch again submits a new job.</summary>
    Failed,

    /// <summary>It was not sent, because it is certain to fail, too dear, or no file. Starting the batch again tries again.</summary>
    Refused,

    /// <summary>It was not sent, because nothing of the batch's limit is left for it. Starting the batch again, with a higher limit, tries again.</summary>
    OverLimit,

    /// <summary>The job is done and billed, and its file could not be saved. Starting the batch again fetches it again.</summary>
    NotSaved,
}

namespace FalGenerated;

/// <summary>The state of a submit in a journal.</summary>
public enum JournalState
{
    /// <summary>Its submit began and nothing else was recorded: it is under way, or its process died. In doubt.</summary>
    Begun,

    /// <summary>No job exists. The key is free again.</summary>
    NotSent,

    /// <summary>A job may exist. In doubt: look it up before anything else.</summary>
    Unknown,

    /// <summary>A job exists: its token resumes it.</summary>
    Accepted,

    /// <summary>The job has a result.</summary>
    Finished,

    /// <summary>The job failed, was cancelled, or its result is no longer kept.</summary>
    Failed,
}

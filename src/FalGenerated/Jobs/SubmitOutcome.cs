namespace FalGenerated;

/// <summary>What became of a submit.</summary>
public enum SubmitOutcome
{
    /// <summary>No job exists: it was not sent, or the service refused it.</summary>
    NotSent,

    /// <summary>A job exists.</summary>
    Accepted,

    /// <summary>A job may exist.</summary>
    Unknown,

    /// <summary>The job has a result.</summary>
    Finished,

    /// <summary>The job failed or was cancelled.</summary>
    Failed,
}

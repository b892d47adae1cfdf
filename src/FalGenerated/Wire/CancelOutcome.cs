namespace FalGenerated;

/// <summary>The outcomes of a cancel.</summary>
public enum CancelOutcome
{
    /// <summary>The job was still queued and is removed.</summary>
    Removed,

    /// <summary>The runner was told. The job may still finish and be billed.</summary>
    Requested,

    /// <summary>The job was finished already: fetch its result.</summary>
    AlreadyCompleted,
}

namespace FalGenerated;

/// <summary>The entry of one submit in a journal.</summary>
/// <param name="Submit">The submit.</param>
/// <param name="State">Its state.</param>
/// <param name="Token">The job's token; null when no job is known.</param>
public sealed record JournalEntry(SubmitRecord Submit, JournalState State, string? Token)
{
    /// <summary>True when a job may exist whose id is not known.</summary>
    public bool IsInDoubt => State is JournalState.Begun or JournalState.Unknown;

    /// <summary>True when a job exists that was not seen to its end: its token resumes it.</summary>
    public bool IsRunning => State == JournalState.Accepted;
}

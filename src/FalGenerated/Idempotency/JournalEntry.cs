namespace FalGenerated;

/// <summary>What a journal knows of one intent.</summary>
/// <param name="Submit">The intent.</param>
/// <param name="State">What became of it.</param>
/// <param name="Token">The job's token; null when no job is known.</param>
public sealed record JournalEntry(SubmitRecord Submit, JournalState State, string? Token)
{
    /// <summary>Whether a job may exist that nobody has the id of.</summary>
    public bool IsInDoubt => State is JournalState.Begun or JournalState.Unknown;

    /// <summary>Whether a job exists that was not seen to its end: its token resumes it.</summary>
    public bool IsRunning => State == JournalState.Accepted;
}

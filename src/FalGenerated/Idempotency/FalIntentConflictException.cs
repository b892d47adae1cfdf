namespace FalGenerated;

/// <summary>A name for an intent was used before, for another input or another endpoint. Nothing was sent.</summary>
public sealed class FalIntentConflictException : FalException
{
    internal FalIntentConflictException(JournalEntry present, SubmitIntent wanted)
        : base(
            $"'{wanted.Key}' names a submit of {(present.Intent.EndpointId == wanted.EndpointId ? "another input" : present.Intent.EndpointId)}, and "
            + $"that one is {present.State}: {WayOf(present)}. Use another IntentKey only to pay for one more job.")
    {
        Present = present;
        Wanted = wanted;
    }

    /// <summary>What the name stands for. Its token resumes that job, and gives its result, at no cost.</summary>
    public JournalEntry Present { get; }

    /// <summary>What was to be submitted under it.</summary>
    public SubmitIntent Wanted { get; }

    private static string WayOf(JournalEntry present) =>
        present.Token is null ? "look it up with ResolveAsync(Present.Intent)" : "get its job, and its result, with Resume(Present.Token)";
}

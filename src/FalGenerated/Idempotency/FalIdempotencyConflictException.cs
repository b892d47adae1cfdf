namespace FalGenerated;

/// <summary>A name for an intent was used before, for another input or another endpoint. Nothing was sent.</summary>
public sealed class FalIdempotencyConflictException : FalException
{
    internal FalIdempotencyConflictException(JournalEntry present, SubmitRecord wanted)
        : base(
            $"'{wanted.IdempotencyKey}' names a submit of {(present.Submit.EndpointId == wanted.EndpointId ? "another input" : present.Submit.EndpointId)}, and "
            + $"that one is {present.State}: {WayOf(present)}. Use another IdempotencyKey only to pay for one more job.")
    {
        Present = present;
        Wanted = wanted;
    }

    /// <summary>What the name stands for. Its token resumes that job, and gives its result, at no cost.</summary>
    public JournalEntry Present { get; }

    /// <summary>What was to be submitted under it.</summary>
    public SubmitRecord Wanted { get; }

    private static string WayOf(JournalEntry present) =>
        present.Token is null ? "look it up with ResolveAsync(Present.Intent)" : "get its job, and its result, with Resume(Present.Token)";
}

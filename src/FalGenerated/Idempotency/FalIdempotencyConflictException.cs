namespace FalGenerated;

/// <summary>An idempotency key was used before, for another input or another endpoint. Nothing was sent.</summary>
public sealed class FalIdempotencyConflictException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="present">What the key stands for.</param>
    /// <param name="wanted">The record of the submit that was refused.</param>
    /// <param name="difference">What the present submit is of, such as <c>another input</c>.</param>
    public FalIdempotencyConflictException(JournalEntry present, SubmitRecord wanted, string difference = "another input")
        : base(
            $"The key '{wanted?.IdempotencyKey}' was used before for {difference}, and that one is {present?.State}: {WayOf(present)}. "
            + "Use another IdempotencyKey (or Again, where the key is made from the input) only to pay for one more job.")
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(wanted);
        Present = present;
        Wanted = wanted;
        Difference = difference;
    }

    /// <summary>The earlier entry of the key. Its token resumes that job, and gives its result, at no cost.</summary>
    public JournalEntry Present { get; }

    /// <summary>The record of the submit that was refused.</summary>
    public SubmitRecord Wanted { get; }

    /// <summary>The thing that the present submit is of, as a noun, such as <c>another input</c>.</summary>
    public string Difference { get; }

    private static string WayOf(JournalEntry? present) =>
        present?.Token is null ? "look it up with ResolveAsync(Present.Submit)" : "get its job, and its result, with Resume(Present.Token)";
}

namespace FalGenerated;

/// <summary>A name for an intent was used before, for another input or another endpoint. Nothing was sent.</summary>
public sealed class FalIntentConflictException : FalException
{
    internal FalIntentConflictException(JournalEntry present, SubmitIntent wanted)
        : base(
            $"Use another IntentKey: '{wanted.Key}' names a submit of "
            + $"{(present.Intent.EndpointId == wanted.EndpointId ? "another input" : present.Intent.EndpointId)}, and that one is {present.State}.")
    {
        Present = present;
        Wanted = wanted;
    }

    /// <summary>What the name stands for.</summary>
    public JournalEntry Present { get; }

    /// <summary>What was to be submitted under it.</summary>
    public SubmitIntent Wanted { get; }
}

namespace FalGenerated;

/// <summary>
/// What an endpoint's own check says of a submit before anything is sent: what the job should cost, and who wants to hear how it went.
/// A check refuses by throwing; a reservation it made before throwing is its own to undo.
/// </summary>
public sealed record SubmitCheck
{
    /// <summary>A check that has nothing to say.</summary>
    public static SubmitCheck None { get; } = new();

    /// <summary>The expected price in US dollars; null when it is unknown.</summary>
    public decimal? ExpectedUsd { get; init; }

    /// <summary>The upper bound in US dollars; null when it is unknown.</summary>
    public decimal? AtMostUsd { get; init; }

    /// <summary>
    /// Called with every change of the submit's fate, in order: once with <see cref="SubmitOutcome.NotSent"/>, <see cref="SubmitOutcome.Accepted"/>
    /// or <see cref="SubmitOutcome.Unknown"/>, and after an acceptance once more with <see cref="SubmitOutcome.Finished"/> or
    /// <see cref="SubmitOutcome.Failed"/>, the first time that this process learns it. It must not throw. Null: nobody listens.
    /// </summary>
    public Action<SubmitEvent>? OnNews { get; init; }

    /// <summary>Says what a finished job cost in US dollars, for the meter; null as an answer where it is not known. Null: nobody can say.</summary>
    public Func<SubmitEvent, decimal?>? BilledUsd { get; init; }
}

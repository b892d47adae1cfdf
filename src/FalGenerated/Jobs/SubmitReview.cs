namespace FalGenerated;

/// <summary>
/// What an endpoint's own check says of a submit before anything is sent: what the job should cost, and who wants to hear how it went.
/// A check refuses by throwing; a reservation it made before throwing is its own to undo.
/// </summary>
public sealed record SubmitReview
{
    /// <summary>A check that has nothing to say.</summary>
    public static SubmitReview None { get; } = new();

    /// <summary>The expected price in US dollars; null when it is unknown.</summary>
    public decimal? ExpectedUsd { get; init; }

    /// <summary>The upper bound in US dollars; null when it is unknown.</summary>
    public decimal? AtMostUsd { get; init; }

    /// <summary>
    /// Called with every change of the submit's fate, in order: once with <see cref="SubmitFate.NotSent"/>, <see cref="SubmitFate.Accepted"/>
    /// or <see cref="SubmitFate.Unknown"/>, and after an acceptance once more with <see cref="SubmitFate.Finished"/> or
    /// <see cref="SubmitFate.Failed"/>, the first time that this process learns it. It must not throw. Null: nobody listens.
    /// </summary>
    public Action<SubmitNews>? OnNews { get; init; }

    /// <summary>Says what a finished job cost in US dollars, for the meter; null as an answer where it is not known. Null: nobody can say.</summary>
    public Func<SubmitNews, decimal?>? BilledUsd { get; init; }
}

namespace FalGenerated.PostgreSql.Batches;

/// <summary>The figures of a batch at one moment.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Clips">The number of clips in each state that one is in.</param>
/// <param name="CountedUsd">The sums that count against the limit, in US dollars: reserved upper bounds and settled costs.</param>
/// <param name="SettledUsd">The part of them that was settled, in US dollars.</param>
/// <param name="FinishedLately">The number of clips that finished within the last five minutes.</param>
public sealed record BatchTotals(Batch Batch, IReadOnlyDictionary<ClipState, int> Clips, decimal CountedUsd, decimal SettledUsd, int FinishedLately)
{
    /// <summary>The number of all clips.</summary>
    public int Count => Clips.Values.Sum();

    /// <summary>The number of clips that workers still have something to do for.</summary>
    public int Open => Of(ClipState.Waiting) + Of(ClipState.Running);

    /// <summary>The number of clips in a state.</summary>
    /// <param name="state">The state.</param>
    public int Of(ClipState state) => Clips.GetValueOrDefault(state);
}

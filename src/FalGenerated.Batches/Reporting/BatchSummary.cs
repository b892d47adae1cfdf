using System.Globalization;

namespace FalGenerated.Batches.Reporting;

/// <summary>The figures of a batch at one moment.</summary>
/// <param name="Name">The batch.</param>
/// <param name="Clips">The number of clips in each state that one is in.</param>
/// <param name="CountedUsd">The sums that count against the limit, in US dollars: reserved upper bounds and settled costs.</param>
/// <param name="LimitUsd">The limit in US dollars; null for none.</param>
internal sealed record BatchSummary(string Name, IReadOnlyDictionary<BatchClipState, int> Clips, decimal CountedUsd, decimal? LimitUsd)
{
    /// <summary>The number of all clips.</summary>
    public int Count => Clips.Values.Sum();

    /// <summary>The number of clips that there is still something to do for.</summary>
    public int Open => Of(BatchClipState.Waiting) + Of(BatchClipState.Running);

    /// <summary>
    /// The exit code of the whole, the first that is present: 5 something unfinished or in doubt, 1 a failed job, 3 a limit, 2 a refusal,
    /// 4 nothing submitted because of the network; else 0.
    /// </summary>
    public int ExitCode =>
        Open + Of(BatchClipState.InDoubt) + Of(BatchClipState.NotSaved) > 0 ? 5
        : Of(BatchClipState.Failed) > 0 ? 1
        : Of(BatchClipState.OverLimit) > 0 ? 3
        : Of(BatchClipState.Refused) > 0 ? 2
        : Of(BatchClipState.NotSubmitted) > 0 ? 4
        : 0;

    /// <summary>The number of clips in a state.</summary>
    public int Of(BatchClipState state) => Clips.GetValueOrDefault(state);

    /// <summary>The clips by state and the money, in one line.</summary>
    public override string ToString()
    {
        string states = string.Join(", ", Enum.GetValues<BatchClipState>().Where(state => Of(state) > 0).Select(state => string.Create(CultureInfo.InvariantCulture, $"{Of(state)} {NameOf(state)}")));
        string limit = LimitUsd is { } most ? $" of {Usd(most)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Count} clips: {(states.Length == 0 ? "none" : states)}; {Usd(CountedUsd)}{limit} USD spent or reserved");
    }

    /// <summary>The name of a state for people.</summary>
    public static string NameOf(BatchClipState state) => state switch
    {
        BatchClipState.InDoubt => "in doubt",
        BatchClipState.OverLimit => "over the limit",
        BatchClipState.NotSubmitted => "not submitted",
        BatchClipState.NotSaved => "not saved",
        _ => state.ToString().ToLowerInvariant(),
    };

    public static string Usd(decimal usd) => usd.ToString("0.00####", CultureInfo.InvariantCulture);
}

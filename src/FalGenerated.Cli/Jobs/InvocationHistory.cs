namespace FalGenerated.Cli.Jobs;

/// <summary>What the journal knows of a line: the name for its next submit, and the last one it had.</summary>
/// <param name="NextKey">The name under which a new submit goes.</param>
/// <param name="Last">The last submit that may have made a job; null when there was none.</param>
internal sealed record InvocationHistory(string NextKey, JournalEntry? Last)
{
    /// <summary>Reads it. Each <c>--again</c> makes a submit of its own, whose name carries a number.</summary>
    public static async Task<InvocationHistory> ReadAsync(ISubmitJournal journal, string name, CancellationToken cancellationToken)
    {
        JournalEntry? last = null;
        for (int number = 1; ; number++)
        {
            string key = number == 1 ? name : $"{name}-{number}";
            if (await journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { State: not JournalState.NotSent } entry)
            {
                return new InvocationHistory(key, last);
            }

            last = entry;
        }
    }

    /// <summary>The submit to go on with. With <c>--again</c> only one that still runs: a line never has two jobs under way.</summary>
    public JournalEntry? ToGoOnWith(bool again) => again && Last is not { IsRunning: true } ? null : Last;
}

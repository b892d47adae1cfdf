namespace FalGenerated.Cli.Jobs;

/// <summary>The earlier submits of a command line.</summary>
/// <param name="NextKey">The idempotency key of a new submit.</param>
/// <param name="Last">The last submit that may have created a job; null if there is none.</param>
internal sealed record InvocationHistory(string NextKey, JournalEntry? Last)
{
    /// <summary>Reads the history. Each <c>--again</c> creates a submit of its own, whose key carries a number.</summary>
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

    /// <summary>
    /// Returns the submit to resume: none after a failed or cancelled job. With <c>--again</c> only one that still runs: a command never has two
    /// jobs under way.
    /// </summary>
    public JournalEntry? JobToResume(bool again) => Last is { State: JournalState.Failed } || (again && Last is not { IsRunning: true }) ? null : Last;
}

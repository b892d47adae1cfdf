namespace FalGenerated.Jobs;

/// <summary>
/// Finds what was submitted before under a key that is made from the input. Each further job of one input has a number behind the key. A
/// failed or cancelled job makes room for the next; a finished one does so only when the caller asks for one more.
/// </summary>
/// <param name="Key">The key for the next submit, or the one of the earlier submit that holds.</param>
/// <param name="Earlier">The earlier submit that holds; null when there is none.</param>
internal sealed record SameInput(string Key, JournalEntry? Earlier)
{
    // Behind the longest time limit of a submit that options allow by default, with all its tries.
    private static readonly TimeSpan LongestSubmit = TimeSpan.FromMinutes(5);

    /// <param name="journal">The journal.</param>
    /// <param name="key">The key that was made from the input.</param>
    /// <param name="again">
    /// The time at which one more job is wanted although the input had one; null when none is. A job that still runs holds all the same, and so
    /// does a submit that another process may be sending at this moment.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<SameInput> FindAsync(ISubmitJournal journal, string key, DateTimeOffset? again, CancellationToken cancellationToken)
    {
        for (int number = 1; ; number++)
        {
            string numbered = number == 1 ? key : $"{key}-{number}";
            JournalEntry? entry = await journal.FindAsync(numbered, cancellationToken).ConfigureAwait(false);
            if (entry is null or { State: JournalState.NotSent })
            {
                return new SameInput(numbered, null);
            }

            if (!MakesRoom(entry, again) && await IsLastAsync(journal, key, number, cancellationToken).ConfigureAwait(false))
            {
                return new SameInput(numbered, entry);
            }
        }
    }

    private static bool MakesRoom(JournalEntry entry, DateTimeOffset? again) => entry.State switch
    {
        JournalState.Failed => true,
        JournalState.Finished or JournalState.Unknown => again is not null,
        JournalState.Begun => again - entry.Submit.StartedAt > LongestSubmit,
        _ => false,
    };

    private static async Task<bool> IsLastAsync(ISubmitJournal journal, string key, int number, CancellationToken cancellationToken) =>
        await journal.FindAsync($"{key}-{number + 1}", cancellationToken).ConfigureAwait(false) is null or { State: JournalState.NotSent };
}

namespace FalGenerated.Idempotency;

/// <summary>The entries of a journal in memory, in the order in which their keys were first seen. Not safe for two threads at once.</summary>
internal sealed class JournalIndex
{
    private readonly Dictionary<string, JournalEntry> entries = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    public JournalEntry? Find(string key) => entries.GetValueOrDefault(key);

    /// <summary>Whether an intent may begin: its key is new, or known to have no job.</summary>
    public bool IsFree(string key) => Find(key) is null or { State: JournalState.NotSent };

    public IReadOnlyList<JournalEntry> List() => [.. order.Select(key => entries[key])];

    public void Begin(SubmitRecord intent)
    {
        if (!entries.ContainsKey(intent.IdempotencyKey))
        {
            order.Add(intent.IdempotencyKey);
        }

        entries[intent.IdempotencyKey] = new JournalEntry(intent, JournalState.Begun, null);
    }

    /// <summary>Takes a record in, if it changes anything.</summary>
    public void Record(string key, JournalState state, string? token)
    {
        if (Changed(key, state, token) is { } changed)
        {
            entries[key] = changed;
        }
    }

    /// <summary>Whether a record would change anything. A later word never undoes a job, nor its end: once accepted, a key has a job for ever.</summary>
    public bool WouldChange(string key, JournalState state, string? token) => Changed(key, state, token) is not null;

    private JournalEntry? Changed(string key, JournalState state, string? token)
    {
        if (Find(key) is not { } entry
            || (entry.Token is not null && state is (JournalState.Begun or JournalState.NotSent or JournalState.Unknown))
            || (entry.State is (JournalState.Finished or JournalState.Failed) && state == JournalState.Accepted))
        {
            return null;
        }

        JournalEntry changed = entry with { State = state, Token = token ?? entry.Token };
        return changed == entry ? null : changed;
    }
}

using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>The entries of a journal in memory, in the order in which their keys were first seen. Not safe for two threads at once.</summary>
internal sealed class JournalIndex
{
    private readonly Dictionary<string, JournalSlot> slots = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly Dictionary<string, FactIndex> facts = new(StringComparer.Ordinal);

    public int Count => order.Count;

    /// <summary>The slots, the oldest key first.</summary>
    public IEnumerable<JournalSlot> Slots => order.Select(key => slots[key]);

    public JournalEntry? Find(string key) => slots.GetValueOrDefault(key)?.Entry;

    /// <summary>True when a submit may begin: its key is new, or known to have no job.</summary>
    public bool IsFree(string key) => slots.GetValueOrDefault(key) is null or { State: JournalState.NotSent };

    public IReadOnlyList<JournalEntry> List() => [.. Slots.Select(slot => slot.Entry)];

    /// <summary>The entries with a fact of this value, the oldest first. A fact is indexed when it is asked for the first time.</summary>
    public IReadOnlyList<JournalEntry> List(string fact, JToken value)
    {
        if (!facts.TryGetValue(fact, out FactIndex? index))
        {
            facts[fact] = index = new FactIndex(fact);
            order.ForEach(key => index.Add(key, slots[key]));
        }

        return [.. index.KeysOf(value).Select(key => slots[key].Entry).Where(entry => JToken.DeepEquals(entry.Submit.Facts?[fact], value))];
    }

    public void Put(string key, JournalSlot slot)
    {
        if (!slots.ContainsKey(key))
        {
            order.Add(key);
        }

        slots[key] = slot;
        foreach (FactIndex index in facts.Values)
        {
            index.Add(key, slot);
        }
    }

    public void Clear()
    {
        slots.Clear();
        order.Clear();
        facts.Clear();
    }

    /// <summary>
    /// The entry that a record makes of a key; null when it changes nothing. A later record never undoes a job, nor its end, nor its token.
    /// A record of a job takes a key that never began: the beginning may be lost, the job is not.
    /// </summary>
    public JournalEntry? Changed(string key, JournalState state, string? token)
    {
        bool isJob = state is JournalState.Accepted or JournalState.Finished or JournalState.Failed;
        if (!slots.TryGetValue(key, out JournalSlot? slot))
        {
            return isJob || state == JournalState.Unknown ? new JournalEntry(SubmitRecord.Lost(key), state, token) : null;
        }

        JournalEntry entry = slot.Entry;
        bool hasJob = entry.Token is not null || entry.State is JournalState.Accepted or JournalState.Finished or JournalState.Failed;
        bool hasEnded = entry.State is JournalState.Finished or JournalState.Failed;
        JournalState next = (hasJob && !isJob) || (hasEnded && state == JournalState.Accepted) ? entry.State : state;
        JournalEntry changed = entry with { State = next, Token = entry.Token ?? token };
        return changed == entry ? null : changed;
    }
}

using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Wire;

namespace FalGenerated;

public sealed partial class FalClient
{
    private readonly MemoryJournal memory = new();
    // A fixed number, so that a service with a name per order does not collect gates; two names may share one and then take turns.
    private readonly AsyncGate[] gates = [.. Enumerable.Range(0, 1024).Select(_ => new AsyncGate())];

    /// <summary>
    /// The journal of submits: jobs to resume, and intents in doubt. Without one in the options it holds this client's named intents only,
    /// and ends with the client.
    /// </summary>
    public ISubmitJournal Journal { get; }

    /// <summary>Whether the journal outlives the client.</summary>
    internal bool HasJournal => Journal != memory;

    /// <summary>Lets one submit of a key through at a time, so that the second finds what the first came to.</summary>
    internal AsyncGate GateOf(string idempotencyKey) => gates[idempotencyKey.GetHashCode(StringComparison.Ordinal) & (gates.Length - 1)];

    /// <summary>
    /// Records what became of an intent whose submit was sent. A journal that fails now must not cost the caller the job: the failure is
    /// logged, and the entry stays in doubt, which is safe.
    /// </summary>
    internal async Task TryRecordAsync(string idempotencyKey, JournalState state, string? token)
    {
        try
        {
            // Not the caller's token: what happened must be recorded although the caller gave up.
            await Journal.RecordAsync(idempotencyKey, state, token, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Any exception: the journal may be the host's own.
        catch (Exception error)
#pragma warning restore CA1031
        {
            FalLog.JournalFailed(Settings.Log, state, error);
        }
    }
}

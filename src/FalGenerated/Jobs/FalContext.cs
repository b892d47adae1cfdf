using System.ComponentModel;
using FalGenerated.Diagnostics;
using FalGenerated.Idempotency;
using FalGenerated.Polling;
using FalGenerated.Queue;
using FalGenerated.Spending;
using FalGenerated.Transport;
using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>
/// The services that the endpoints of one client share. Generated clients hand it to their base; a <see cref="FalClient"/> converts to it. It has no
/// public members.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalContext
{
    private readonly MemoryJournal memory = new();

    // A fixed number, so that a service with a key per order does not collect gates; two keys may share one and then take turns. Each is made
    // when it is used first: a client for one call needs none.
    private readonly AsyncGate?[] gates = new AsyncGate?[1024];

    internal FalContext(FalSettings settings, FalTransport transport, FalStorage storage, ISubmitJournal? journal, ISpendLedger? ledger, JobWakeUps? wakeUps = null)
    {
        Settings = settings;
        Transport = transport;
        Storage = storage;
        Journal = journal ?? memory;
        SpendLedger = ledger;
        UnknownMembers = new UnknownMembers(settings.Log);
        Queue = new QueueConnection(transport.Queue, transport.Streams, settings.Time, UnknownMembers);
        Waiting = new WaitServices(settings.Time, settings.Chance, new StreamSlots(() => settings.MaxStreams ?? transport.MostStreams), settings.Log)
        {
            WakeUps = wakeUps ?? new JobWakeUps(),
        };
    }

    internal FalSettings Settings { get; }

    internal FalTransport Transport { get; }

    internal FalStorage Storage { get; }

    /// <summary>The journal of submits: the host's, the file's, or one that ends with the client.</summary>
    internal ISubmitJournal Journal { get; }

    /// <summary>The ledger that budgets are kept in: the host's, or the journal's file; null when they end with their object.</summary>
    internal ISpendLedger? SpendLedger { get; }

    /// <summary>Gets a value indicating whether the journal outlives the client.</summary>
    internal bool KeepsJournal => Journal != memory;

    internal UnknownMembers UnknownMembers { get; }

    internal QueueConnection Queue { get; }

    internal WaitServices Waiting { get; }

    /// <summary>The durations of earlier jobs.</summary>
    internal DurationHistory Durations { get; } = new();

    internal TimeProvider Time => Settings.Time;

    /// <summary>The same client over the user's own journal, for a call that promises to be safe to run again and was given no other.</summary>
    /// <exception cref="FalJournalException">The journal's folder cannot be made.</exception>
    internal FalContext WithUserJournal()
    {
        AppendOnlyFile file = new(SubmitJournal.UserPath());
        return new FalContext(Settings, Transport, Storage, new FileJournal(file), SpendLedger ?? new FileSpendLedger(file, Time), Waiting.WakeUps);
    }

    /// <summary>Lets one submit of a key through at a time, so that the second finds what the first came to.</summary>
    internal AsyncGate GateOf(string idempotencyKey) =>
        LazyInitializer.EnsureInitialized(ref gates[idempotencyKey.GetHashCode(StringComparison.Ordinal) & (gates.Length - 1)], () => new AsyncGate());

    /// <summary>
    /// Records the outcome of a submit that was sent. A journal that fails now must not cost the caller the job: the failure is logged, and
    /// the entry stays in doubt, which is safe.
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
            FalLog.JournalFailed(Settings.Log, state.ToString(), error);
        }
    }
}

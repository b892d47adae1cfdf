using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Mcp.Jobs;

/// <summary>A job of the ledger.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Job">The job at the service.</param>
internal sealed record LedgerJob(JournalEntry Entry, FalJob<UpscaleVideoOutput> Job)
{
    /// <summary>The name of an entry in tools: the request id, or the key while no job is known.</summary>
    public static string IdOf(JournalEntry entry) => entry.Token is { } token ? FalClient.RequestIdOf(token) : entry.Submit.IdempotencyKey;

    /// <summary>The state of an entry, as tools name it.</summary>
    public static string StateOf(JournalEntry entry) => entry.State switch
    {
        JournalState.Accepted => "submitted",
        JournalState.Finished => "completed",
        JournalState.Failed => "failed",
        JournalState.NotSent => "not_sent",
        _ => "in_doubt",
    };
}

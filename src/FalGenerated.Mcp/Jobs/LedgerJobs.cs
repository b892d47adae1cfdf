using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Jobs;

/// <summary>The jobs that this ledger knows. Tools reach no others, whatever else the key has running.</summary>
internal sealed class LedgerJobs(FalClient client)
{
    /// <summary>All entries, the newest first.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ListAsync(CancellationToken cancellationToken)
    {
        List<JournalEntry> entries = await client.Journal.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        entries.Reverse();
        return entries;
    }

    /// <summary>The job of an id. Sends nothing.</summary>
    /// <param name="id">What <c>upscale</c> or <c>jobs</c> gave.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ToolException">The ledger has no such job, or only a submit in doubt.</exception>
    public async Task<LedgerJob> FindAsync(string id, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalEntry> entries = await ListAsync(cancellationToken).ConfigureAwait(false);
        return entries.FirstOrDefault(entry => LedgerJob.IdOf(entry) == id) switch
        {
            { Token: { } token } entry => new LedgerJob(entry, client.Upscaler.Resume(token)),
            null => throw new ToolException($"The ledger of this server has no job '{id}', so nothing was sent: see jobs."),
            _ => throw new ToolException("The outcome of this submit is not known: call upscale with the same video and options, which looks it up free of charge."),
        };
    }
}

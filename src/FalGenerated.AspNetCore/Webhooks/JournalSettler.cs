using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FalGenerated.AspNetCore.Webhooks;

/// <summary>
/// Completes the journal entries of jobs that ended while no wait of this process stood on them. The result is fetched for it, which is free
/// of charge and carries the billed units that a delivery lacks: so a budget is settled and money counted by one way only. It is best effort:
/// what is missed is settled when the job is resumed.
/// </summary>
internal sealed partial class JournalSettler(FalClient fal, ILogger<JournalSettler> log) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private const int AtOnce = 8;
    private readonly Channel<EndedJob> ended = Channel.CreateBounded<EndedJob>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Takes a job in whose end was delivered.</summary>
    public void Add(EndedJob job) => ended.Writer.TryWrite(job);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await ended.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
        {
            Dictionary<string, EndedJob> jobs = [];
            while (ended.Reader.TryRead(out EndedJob? job))
            {
                jobs[job.RequestId] = job;
            }

            try
            {
                List<(EndedJob Job, string Token)> open = await OpenAsync(jobs, stoppingToken).ConfigureAwait(false);
                await Parallel.ForEachAsync(
                    open,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
                    (one, token) => FetchAsync(one.Job, one.Token, token)).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Any exception: the journal may be the host's own, and its failure must not stop the host.
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                NotSettled(log, error);
            }
        }
    }

    /// <summary>Those jobs whose entries wait for an end; one pass through the journal for all.</summary>
    private async Task<List<(EndedJob Job, string Token)>> OpenAsync(Dictionary<string, EndedJob> jobs, CancellationToken cancellationToken)
    {
        List<(EndedJob, string)> open = [];
        await foreach (JournalEntry entry in fal.Journal.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry is { IsRunning: true, Token: { } token } && RequestIdOf(token) is { } id && jobs.TryGetValue(id, out EndedJob? job) && job.EndpointId == entry.Submit.EndpointId)
            {
                open.Add((job, token));
            }
        }

        return open;
    }

    private async ValueTask FetchAsync(EndedJob job, string token, CancellationToken cancellationToken)
    {
        try
        {
            await job.FetchResult(token, cancellationToken).ConfigureAwait(false);
        }
        catch (FalJobFailedException)
        {
            // An end like another: the fetch has recorded it.
        }
        catch (FalException error)
        {
            NotSettled(log, error);
        }
    }

    private static string? RequestIdOf(string token)
    {
        try
        {
            return FalClient.RequestIdOf(token);
        }
        catch (FalTokenException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The end of a job could not be recorded after its webhook; it is recorded when the job is resumed.")]
    private static partial void NotSettled(ILogger log, Exception error);
}

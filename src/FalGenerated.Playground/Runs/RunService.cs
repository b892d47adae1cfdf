using System.Collections.Concurrent;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Playground.Clips;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Runs;

/// <summary>Starts runs and follows them to their end, whoever watches.</summary>
internal sealed class RunService(FalClient emulator, LiveService live, ClipStore clips, IHostApplicationLifetime lifetime)
{
    private const int MostShown = 50;
    private readonly ConcurrentDictionary<string, EndpointRun> others = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PlaygroundRun> runs = new(StringComparer.Ordinal);

    /// <summary>Raised when the journal has something new.</summary>
    public event Action? Recorded;

    /// <summary>The runs of this process, the newest first.</summary>
    public IReadOnlyList<PlaygroundRun> Runs => [.. runs.Values.OrderByDescending(run => run.Id, StringComparer.Ordinal)];

    public PlaygroundRun? Find(string id) => runs.GetValueOrDefault(id);

    /// <summary>The last submits that the journals know, the newest first.</summary>
    public async Task<IReadOnlyList<JournalEntry>> HistoryAsync(CancellationToken cancellationToken)
    {
        List<JournalEntry> entries = await emulator.Journal.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (live.Client is { } client)
        {
            entries.AddRange(await client.Journal.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        return [.. entries.OrderByDescending(entry => entry.Submit.StartedAt).Take(MostShown)];
    }

    /// <summary>Quotes a clip. Sends nothing.</summary>
    public Task<UpscaleQuote> QuoteAsync(StagedClip clip, UpscaleOptions options, CancellationToken cancellationToken) =>
        emulator.Upscaler.QuoteAsync(VideoSource.FromFile(clip.Path), options, cancellationToken);

    /// <summary>Starts a run. At the service it costs money.</summary>
    public PlaygroundRun Start(StagedClip clip, UpscaleOptions options, UpscaleQuote quote, decimal? maxPriceUsd, bool isLive)
    {
        PlaygroundRun run = new(Guid.CreateVersion7().ToString("N"), clip, quote, isLive);
        runs[run.Id] = run;
        FalClient client = isLive ? live.Client ?? throw new InvalidOperationException("There is no key: set FAL_KEY and start the playground again.") : emulator;
        _ = RunAsync(run, client, options, new SubmitOptions { Quote = quote, MaxPriceUsd = maxPriceUsd }, lifetime.ApplicationStopping);
        return run;
    }

    /// <summary>The runs of other endpoints, the newest first.</summary>
    public IReadOnlyList<EndpointRun> OtherRuns => [.. others.Values.OrderByDescending(run => run.Id, StringComparer.Ordinal)];

    /// <summary>Starts a run of any endpoint. At the service it costs money; its price is not known, so that a limit refuses it.</summary>
    public EndpointRun Start(string endpointId, JObject input, decimal? maxPriceUsd, bool isLive)
    {
        EndpointRun run = new(Guid.CreateVersion7().ToString("N"), endpointId);
        others[run.Id] = run;
        FalClient client = isLive ? live.Client ?? throw new InvalidOperationException("There is no key: set FAL_KEY and start the playground again.") : emulator;
        _ = RunAsync(run, client, input, maxPriceUsd, lifetime.ApplicationStopping);
        return run;
    }

    private static async Task RunAsync(EndpointRun run, FalClient client, JObject input, decimal? maxPriceUsd, CancellationToken stopping)
    {
        try
        {
            FalJob<JObject> job = await client.Endpoint(run.EndpointId).SubmitAsync(input, new SubmitOptions { MaxPriceUsd = maxPriceUsd }, stopping).ConfigureAwait(false);
            run.Report("In queue", job.RequestId);
            FalResponse<JObject> answer = await job.WaitAsync(new StatusProgress(status => run.Report(status.Status.ToString(), null)), cancellationToken: stopping).ConfigureAwait(false);
            run.Finished(answer.Output);
        }
        catch (Exception error) when (error is FalException or IOException or OperationCanceledException)
        {
            run.Failed(error is OperationCanceledException ? "The playground was stopped; the job goes on." : error.Message);
        }
    }

    private async Task RunAsync(PlaygroundRun run, FalClient client, UpscaleOptions options, SubmitOptions submit, CancellationToken stopping)
    {
        try
        {
            (FalJob<UpscaleVideoOutput> job, _) = await client.Upscaler
                .SubmitFileAsync(run.Clip.Path, options, new() { Submit = submit, Again = true }, stopping).ConfigureAwait(false);
            run.Accepted(job);
            Recorded?.Invoke();
            ResultDownloadOptions download = new()
            {
                Expected = run.Quote.ExpectedVideo,
                Wait = new WaitOptions { Logs = true },
                StatusProgress = new StatusProgress(run.Report),
                Download = new DownloadOptions { Overwrite = true },
            };
            run.Finished(await job.WaitAndDownloadAsync(clips.OutputOf(run.Id), download, cancellationToken: stopping).ConfigureAwait(false));
            Recorded?.Invoke();
        }
        catch (Exception error) when (error is FalException or IOException or OperationCanceledException)
        {
            run.Failed(error is OperationCanceledException ? "The playground was stopped; the job goes on, and its history has it." : error.Message);
        }
    }

    private sealed class StatusProgress(Action<QueueStatus> report) : IProgress<QueueStatus>
    {
        public void Report(QueueStatus value) => report(value);
    }
}

using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Control;
using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Ffmpeg;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Hosting;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Models;
using FalGenerated.Emulator.ModelsApi;
using FalGenerated.Emulator.Persistence;
using FalGenerated.Emulator.Queue;
using FalGenerated.Emulator.Settings;
using FalGenerated.Emulator.Storage;
using FalGenerated.Emulator.SyncRun;
using FalGenerated.Emulator.Time;
using FalGenerated.Emulator.Webhooks;
using FalGenerated.Emulator.Website;

namespace FalGenerated.Emulator;

/// <summary>Puts the parts of one emulator together.</summary>
internal sealed class EmulatorParts : IAsyncDisposable
{
    private readonly DataFolder? data;
    private readonly Scheduler scheduler;
    private readonly FileStore files;
    private readonly JobEngine engine;
    private readonly WebhookSender webhooks;
    private readonly FfmpegUpscaler? upscaler;

    public EmulatorParts(FalEmulatorOptions options, DataFolder? data)
    {
        this.data = data;
        var clock = Clock(options);
        var current = new CurrentOptions(options);
        Origins = new Origins(options.Certificate is null ? "http" : "https") { ApiPort = options.Port, FilesPort = options.FilesPort };
        scheduler = new Scheduler(clock);
        files = new FileStore(current, clock, data);
        var signer = new WebhookSigner(data);
        webhooks = new WebhookSender(clock, current, signer);

        var counters = new Counters();
        var wire = new WireRecord(current, clock);
        var faults = new FaultPlan();
        var outcomes = new OutcomePlan();
        var contracts = new ServedContracts(options.Contracts);
        var keys = new KeyCheck(current, clock);
        var tickets = new UploadTickets(current, clock);
        var cdnTokens = new CdnTokens(clock);
        var cdnUploads = new CdnUploadRoutes(files, cdnTokens, current, Origins);
        var tools = options.Upscale ? FfmpegTools.Find(options.FfmpegPath) : null;
        upscaler = tools is null ? null : new FfmpegUpscaler(tools, options.MaxUpscales, options.UpscaleTimeout, options.TimeProvider);
        var planner = new ModelPlanner(contracts, outcomes, new UpscalerModel(current, outcomes, files, Origins, upscaler));
        engine = new JobEngine(scheduler, current, webhooks, new JobStore(data), planner.Plan);
        Control = new EmulatorControl
        {
            Initial = options,
            Current = current,
            Clock = clock,
            Engine = engine,
            Files = files,
            Tickets = tickets,
            CdnTokens = cdnTokens,
            CdnUploads = cdnUploads,
            Contracts = contracts,
            Faults = faults,
            Outcomes = outcomes,
            Counters = counters,
            Wire = wire,
            Webhooks = webhooks,
            Signer = signer,
        };

        var direct = new DirectRuns(engine, planner, keys, current);
        var prices = new PriceList(contracts);
        Dispatcher = new Dispatcher
        {
            Current = current,
            Origins = Origins,
            Hosts = new HostGuard(current),
            Api = new ApiRoutes(
                new QueueRoutes(engine, new SubmitRoute(engine, planner, keys, Origins, current), new StatusStream(engine, current, clock), keys, Origins),
                new SyncRunRoutes(direct, new ModelStream(direct, contracts, current, clock)),
                new RestRoutes(tickets, cdnTokens, signer, keys, Origins),
                new ModelsApiRoutes(
                    new ModelsReply(contracts, prices),
                    new RequestList(engine, clock, current),
                    new BillingReply(engine, prices, clock, current),
                    new FileSigning(cdnTokens, files, Origins),
                    new ModelsApiAccess(keys, current)),
                new WebsiteRoutes(contracts),
                new ControlRoutes(Control, Origins)),
            Files = new FilesRoutes(files, cdnTokens, new UploadRoutes(files, tickets, current), cdnUploads),
            Guard = new FilesGuard(cdnTokens, counters),
            Counters = counters,
            Wire = wire,
            Plan = faults,
            Injector = new FaultInjector(clock),
            Engine = engine,
        };
    }

    public Origins Origins { get; }

    public EmulatorControl Control { get; }

    public Dispatcher Dispatcher { get; }

    /// <summary>True where sources are upscaled with ffmpeg.</summary>
    public bool Upscales => upscaler is not null;

    /// <summary>Applies the scenarios of the start and takes over what the data folder holds. To be called once, before the first request.</summary>
    public void Begin()
    {
        Control.Begin();
        files.Restore();
        engine.Restore();
    }

    public async ValueTask DisposeAsync()
    {
        await engine.StopWorkAsync().ConfigureAwait(false);
        upscaler?.Dispose();
        webhooks.Dispose();
        scheduler.Dispose();
        files.Dispose();
        data?.Dispose();
    }

    private static TimeProvider Clock(FalEmulatorOptions options) =>
        options.ManualTime ? new ManualTimeProvider(options.TimeProvider.GetUtcNow())
        : options.Speed == 1 ? options.TimeProvider
        : new ScaledTimeProvider(options.TimeProvider, options.Speed);
}

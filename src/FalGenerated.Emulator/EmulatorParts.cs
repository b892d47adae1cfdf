using FalGenerated.Emulator.Contract;
using FalGenerated.Emulator.Control;
using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Hosting;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Models;
using FalGenerated.Emulator.ModelsApi;
using FalGenerated.Emulator.Queue;
using FalGenerated.Emulator.Settings;
using FalGenerated.Emulator.Storage;
using FalGenerated.Emulator.SyncRun;
using FalGenerated.Emulator.Time;
using FalGenerated.Emulator.Webhooks;
using FalGenerated.Emulator.Website;

namespace FalGenerated.Emulator;

/// <summary>Puts the parts of one emulator together.</summary>
internal sealed class EmulatorParts : IDisposable
{
    private readonly Scheduler scheduler;
    private readonly FileStore files;
    private readonly WebhookSender webhooks;

    public EmulatorParts(FalEmulatorOptions options)
    {
        var clock = Clock(options);
        var current = new CurrentOptions(options);
        Origins = new Origins(options.Certificate is null ? "http" : "https");
        scheduler = new Scheduler(clock);
        files = new FileStore(current, clock);
        webhooks = new WebhookSender(clock, current);

        var counters = new Counters();
        var wire = new WireRecord(current, clock);
        var faults = new FaultPlan();
        var outcomes = new OutcomePlan();
        var contracts = new ServedContracts(options.Contracts);
        var keys = new KeyCheck(current, clock);
        var tickets = new UploadTickets(current, clock);
        var cdnTokens = new CdnTokens(clock);
        var cdnUploads = new CdnUploadRoutes(files, cdnTokens, current, Origins);
        var engine = new JobEngine(scheduler, current, webhooks);
        var model = new EchoModel(current, contracts, outcomes, files, Origins);
        Control = new EmulatorControl(
            options, current, clock, engine, files, tickets, cdnTokens, cdnUploads, contracts, faults, outcomes, counters, wire, webhooks);

        var api = new ApiRoutes(
            new QueueRoutes(engine, new SubmitRoute(engine, model, keys, Origins, current), new StatusStream(engine, current, clock), keys, Origins),
            new SyncRunRoutes(engine, model, keys, current),
            new RestRoutes(tickets, cdnTokens, keys, Origins),
            new ModelsApiRoutes(new ModelsReply(contracts), new RequestList(engine, clock, current), cdnTokens, files, keys, Origins),
            new WebsiteRoutes(contracts),
            new ControlRoutes(Control, Origins));
        var filesPort = new FilesRoutes(files, cdnTokens, new UploadRoutes(files, tickets, current), cdnUploads);
        Dispatcher = new Dispatcher(
            current, Origins, api, filesPort, new FilesGuard(cdnTokens, counters), counters, wire, faults, new FaultInjector(clock), engine);
        Control.Reset();
    }

    public Origins Origins { get; }

    public EmulatorControl Control { get; }

    public Dispatcher Dispatcher { get; }

    public void Dispose()
    {
        webhooks.Dispose();
        scheduler.Dispose();
        files.Dispose();
    }

    private static TimeProvider Clock(FalEmulatorOptions options) =>
        options.ManualTime ? new ManualTimeProvider(options.TimeProvider.GetUtcNow())
        : options.Speed == 1 ? options.TimeProvider
        : new ScaledTimeProvider(options.TimeProvider, options.Speed);
}

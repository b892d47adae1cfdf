namespace FalGenerated.Emulator;

/// <summary>Puts the parts of one emulator together.</summary>
internal sealed class EmulatorParts : IDisposable
{
    private readonly Agenda agenda;
    private readonly FileStore files;
    private readonly WebhookSender webhooks;

    public EmulatorParts(FalEmulatorOptions options)
    {
        var clock = Clock(options);
        var current = new CurrentOptions(options);
        Origins = new Origins(options.Certificate is null ? "http" : "https");
        agenda = new Agenda(clock);
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
        var engine = new JobEngine(agenda, current, webhooks);
        var model = new EchoModel(current, contracts, outcomes, files, Origins);
        Control = new EmulatorControl(
            options, current, clock, engine, files, tickets, cdnTokens, cdnUploads, contracts, faults, outcomes, counters, wire, webhooks);

        var api = new ApiRoutes(
            new QueueRoutes(engine, new SubmitRoute(engine, model, keys, Origins, current), new StatusStream(engine, current, clock), keys, Origins),
            new RunRoutes(engine, model, keys, current),
            new RestRoutes(tickets, cdnTokens, keys, Origins),
            new PlatformRoutes(new ModelsReply(contracts), new RequestList(engine, clock, current), cdnTokens, files, keys, Origins),
            new SiteRoutes(contracts),
            new AdminRoutes(Control, Origins));
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
        agenda.Dispose();
        files.Dispose();
    }

    private static TimeProvider Clock(FalEmulatorOptions options) =>
        options.ManualTime ? new ManualTimeProvider(options.TimeProvider.GetUtcNow())
        : options.Speed == 1 ? options.TimeProvider
        : new ScaledTimeProvider(options.TimeProvider, options.Speed);
}

using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using FalGenerated.Jobs;
using FalGenerated.Net;
using FalGenerated.Polling;
using FalGenerated.Transport;
using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>
/// The client of fal's queue. One per key is enough for a process: it is safe for use by many threads and keeps connections open.
/// Making one sends nothing.
/// </summary>
public sealed partial class FalClient : IDisposable
{
    private readonly FalTransport transport;

    /// <summary>Makes a client with its own connections.</summary>
    /// <param name="options">Key and addresses; copied.</param>
    /// <exception cref="FalConfigurationException">The options are not usable; it names every problem.</exception>
    public FalClient(FalOptions options)
        : this(options, FalTransport.OverSockets, TimeProvider.System)
    {
    }

    /// <summary>Makes a client over a given handler: a fake in a test, an emulator in the same process, a proxy.</summary>
    /// <param name="options">Key and addresses; copied.</param>
    /// <param name="primary">Sends all requests, those for files too. It stays the caller's to dispose. It should not follow redirects.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <exception cref="FalConfigurationException">The options are not usable; it names every problem.</exception>
    public FalClient(FalOptions options, HttpMessageHandler primary, TimeProvider? time = null)
        : this(options, settings => FalTransport.Over(settings, primary), time ?? TimeProvider.System) =>
        ArgumentNullException.ThrowIfNull(primary);

    /// <summary>
    /// Makes a client that sends by a given <see cref="HttpClient"/>, for hosts without dependency injection that have one. It must not
    /// follow redirects, its own time limit applies to every call (100 s unless changed: too short for a run and for uploads), and a
    /// handler in it that retries a paid request is stopped when it sends the same body again. One that keeps the body and sends copies
    /// cannot be stopped: it is noticed, logged as a warning, and a refusal that such a copy met is not believed.
    /// </summary>
    /// <param name="options">Key and addresses; copied.</param>
    /// <param name="http">Sends all requests, those for files too. It stays the caller's to dispose. The key is added to each request, never to its defaults.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <exception cref="FalConfigurationException">The options are not usable; it names every problem.</exception>
    public FalClient(FalOptions options, HttpClient http, TimeProvider? time = null)
        : this(options, settings => FalTransport.Over(settings, new ForwardingHandler(http)), time ?? TimeProvider.System) =>
        ArgumentNullException.ThrowIfNull(http);

    internal FalClient(FalOptions options, Func<FalSettings, FalTransport> connect, TimeProvider time)
        : this(new FalSettings(options, time), connect)
    {
    }

    internal FalClient(FalSettings settings, FalTransport transport)
        : this(settings, _ => transport)
    {
    }

    internal FalClient(FalSettings settings, Func<FalSettings, FalTransport> connect)
    {
        Settings = settings;
        transport = connect(settings);
        Journal = Settings.Options switch
        {
            { Journal: { } store } => store,
            { JournalPath: { } path } => new FileJournal(new AppendOnlyFile(path)),
            _ => memory,
        };
        UnknownMembers = new UnknownMembers(Settings.Log);
        Waiting = new WaitServices(Time, Settings.Chance, new StreamSlots(Settings.Options.MaxStreams), Settings.Log);
        Storage = new FalStorage(Rest, Files, Settings.Options.Storage, Settings.FileHosts, Time, Settings.Chance);
    }

    /// <summary>Files in and files out.</summary>
    public FalStorage Storage { get; }

    internal FalSettings Settings { get; }

    /// <summary>What the contract does not know.</summary>
    internal UnknownMembers UnknownMembers { get; }

    /// <summary>What every wait shares.</summary>
    internal WaitServices Waiting { get; }

    /// <summary>How long jobs took.</summary>
    internal DurationHistory Durations { get; } = new();

    internal TimeProvider Time => Settings.Time;

    /// <summary>Queue and sync run, with the key.</summary>
    internal HttpClient Queue => transport.Queue;

    /// <summary>Storage's REST host, with the key.</summary>
    internal HttpClient Rest => transport.Rest;

    /// <summary>The platform's operations, with the key.</summary>
    internal HttpClient Api => transport.Api;

    /// <summary>The status streams, with the key and connections of their own.</summary>
    internal HttpClient Streams => transport.Streams;

    /// <summary>Upload targets and file hosts: no key, no redirects.</summary>
    internal HttpClient Files => transport.Files;

    /// <summary>An endpoint by its description, without what its generated client adds by hand. For one that nobody generated.</summary>
    /// <param name="descriptor">The description.</param>
    /// <param name="hooks">What the endpoint's handwritten part adds; null means nothing.</param>
    public FalEndpoint<TInput, TOutput> Endpoint<TInput, TOutput>(
        FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointHooks<TInput>? hooks = null)
        where TInput : class
        where TOutput : class =>
        new DescribedEndpoint<TInput, TOutput>(this, descriptor, hooks);

    /// <summary>Closes the connections. A job goes on without its client.</summary>
    public void Dispose() => transport.Dispose();

    /// <summary>The addresses; never the key.</summary>
    public override string ToString() => $"FalClient for {Redact.Address(Settings.Options.QueueUrl)}";
}

using System.ComponentModel;
using FalGenerated.CodeGeneration;
using FalGenerated.Jobs;
using FalGenerated.Net;
using FalGenerated.Platform;
using FalGenerated.Queue;
using FalGenerated.Transport;

namespace FalGenerated;

/// <summary>
/// The client of fal's queue. One per key is enough for a process: it is safe for use by many threads and keeps connections open.
/// Making one sends nothing.
/// </summary>
public sealed class FalClient : IDisposable
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
    /// cannot be stopped: it is noticed, logged as a warning, and a refusal that such a copy met is not believed; nor is a failed name
    /// look-up, once such a handler has read the body. Give it a client whose connections serve nothing else: over HTTP/1.1 a stray second
    /// answer on a kept connection would be taken for a submit's, which only HTTP/2 or connections of one's own rule out.
    /// </summary>
    /// <param name="options">Key and addresses; copied.</param>
    /// <param name="http">Sends all requests, those for files too. It stays the caller's to dispose. The key is added to each request, never to its defaults.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <exception cref="FalConfigurationException">The options are not usable; it names every problem.</exception>
    public FalClient(FalOptions options, HttpClient http, TimeProvider? time = null)
        : this(options, settings => FalTransport.Over(settings, new ForwardingHandler(http)), time ?? TimeProvider.System) =>
        ArgumentNullException.ThrowIfNull(http);

    internal FalClient(FalOptions options, Func<FalSettings, FalTransport> connect, TimeProvider time)
        : this(FalConfiguration.Of(options, time), connect)
    {
    }

    internal FalClient(FalConfiguration configuration, Func<FalSettings, FalTransport> connect)
    {
        FalSettings settings = configuration.Settings;
        transport = connect(settings);
        Storage = new FalStorage(transport.Rest, transport.Files, configuration.Storage, configuration.FileHosts, settings.Time, settings.Chance);
        Context = new FalContext(settings, transport, Storage, configuration.Journal, configuration.SpendLedger);
    }

    /// <summary>Files in and files out.</summary>
    public FalStorage Storage { get; }

    /// <summary>
    /// The journal of submits: jobs to resume, and submits in doubt. Without one in the options it holds this client's submits under an
    /// idempotency key only, and ends with the client.
    /// </summary>
    public ISubmitJournal Journal => Context.Journal;

    /// <summary>The platform's own operations, which read: models, prices, requests, billing. Free of charge.</summary>
    public FalPlatform Platform => new(transport.Api, Context.Settings.ApiUrl, Context.Settings.Time);

    internal FalContext Context { get; }

    /// <summary>The client as generated endpoints take it.</summary>
    /// <param name="client">The client.</param>
    public static implicit operator FalContext(FalClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Context;
    }

    /// <summary>Makes a client with the key of the environment: <c>FAL_KEY</c>, else <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>. Empty counts as unset.</summary>
    /// <exception cref="FalConfigurationException">No key is set, or it is not usable.</exception>
    public static FalClient FromEnvironment() => new(FalOptions.FromEnvironment());

    /// <summary>The client as generated endpoints take it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FalContext ToFalContext() => Context;

    /// <summary>An endpoint by its description, for one that has no generated client.</summary>
    /// <param name="descriptor">The description.</param>
    /// <param name="profile">What is known of its prices and inputs; null means nothing.</param>
    public FalEndpoint<TInput, TOutput> Endpoint<TInput, TOutput>(
        FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointProfile? profile = null)
        where TInput : class
        where TOutput : class =>
        new DescribedEndpoint<TInput, TOutput>(Context, descriptor, profile);

    /// <summary>
    /// Makes each wait of this client for a job look at once instead of when its next poll is due. For receivers of webhooks: verify the
    /// delivery first. It only speeds a wait up: the outcome is still taken from the service.
    /// </summary>
    /// <param name="requestId">The job's request id.</param>
    /// <returns>The number of waits; 0 when none of this client waits for the job.</returns>
    public int WakeWaits(string requestId)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        return Context.Waiting.WakeUps.Wake(requestId);
    }

    /// <summary>Closes the connections. A job goes on without its client.</summary>
    public void Dispose() => transport.Dispose();

    /// <summary>Returns the request id of the job that a token names. Sends nothing.</summary>
    /// <param name="token">A token of a job, of any endpoint and service.</param>
    /// <exception cref="FalTokenException">The text is not a token of this version.</exception>
    public static string RequestIdOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return JobToken.Read(token).RequestId;
    }

    /// <summary>The addresses; never the key.</summary>
    public override string ToString() => $"FalClient for {Redact.Address(Context.Settings.QueueUrl)}";
}

using FalGenerated.CodeGeneration;
using FalGenerated.Jobs;
using FalGenerated.Queue;
using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>
/// One endpoint of the queue. It knows nothing of what the endpoint does: input and output types and their addresses come from the
/// generated description. The generated client of a contract, such as <c>FluxDevClient</c>, is one with its types filled in.
/// </summary>
/// <typeparam name="TInput">The endpoint's input.</typeparam>
/// <typeparam name="TOutput">The endpoint's output.</typeparam>
public abstract partial class FalEndpoint<TInput, TOutput>
    where TInput : class
    where TOutput : class
{
    private readonly FalClient client;
    private readonly FalEndpointDescriptor<TInput, TOutput> descriptor;
    private readonly EndpointHooks<TInput> hooks;

    /// <summary>An endpoint on a client. Sends nothing.</summary>
    /// <param name="client">Sends, waits and keeps the journal; it stays the caller's to dispose.</param>
    /// <param name="descriptor">The generated description.</param>
    /// <param name="hooks">What the endpoint's handwritten part adds; null means nothing.</param>
    protected FalEndpoint(FalClient client, FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointHooks<TInput>? hooks)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(descriptor);
        this.client = client;
        this.descriptor = descriptor;
        this.hooks = hooks ?? new EndpointHooks<TInput>();
    }

    /// <summary>The full endpoint id.</summary>
    public string EndpointId => descriptor.EndpointId;

    /// <summary>SHA-256 of the contract that the types were generated from, lowercase hex.</summary>
    public string ContractSha256 => descriptor.ContractSha256;

    /// <summary>The client, for extension members of one endpoint.</summary>
    internal FalClient Client => client;

    /// <summary>A job from its token. Sends nothing: whether the job exists is seen at the first call.</summary>
    /// <param name="token">What <see cref="FalJob.Token"/> gave, here or elsewhere.</param>
    /// <param name="key">The key that the job was submitted with; null means the client's.</param>
    /// <exception cref="FalTokenException">The text is no token, or belongs to another endpoint.</exception>
    /// <exception cref="FalForeignAddressException">The token names another queue than the options do.</exception>
    public FalJob<TOutput> Resume(string token, string? key = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        if (key is not null && FalOptionsRules.KeyProblem(key) is { } problem)
        {
            throw new ArgumentException(problem, nameof(key));
        }

        JobIdentity identity = JobIdentity.FromToken(token, client.Settings.Options.QueueUrl, descriptor.EndpointId, descriptor.AppId);
        return JobOf(identity, key is null ? null : new FalKey(key), SubmitCheck.None, descriptor.EndpointId, resumed: true);
    }

    private FalJob<TOutput> JobOf(JobIdentity identity, FalKey? key, SubmitCheck review, string kind, bool resumed)
    {
        JobObserver story = new(client, review, hooks.OnJobCompleted, identity, kind, resumed);
        return new JobWire<TInput, TOutput>(client, descriptor, identity, key, story, resumed).Job;
    }
}

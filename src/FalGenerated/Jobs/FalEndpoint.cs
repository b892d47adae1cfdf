using FalGenerated.CodeGeneration;
using FalGenerated.Diagnostics;
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
    private readonly FalEndpointDescriptor<TInput, TOutput> descriptor;
    private readonly EndpointProfile profile;

    /// <summary>An endpoint on a client. Sends nothing.</summary>
    /// <param name="context">The client, which stays the caller's to dispose.</param>
    /// <param name="descriptor">The generated description.</param>
    /// <param name="profile">What the endpoint's handwritten part contributes; null means nothing.</param>
    protected FalEndpoint(FalContext context, FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointProfile? profile)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(descriptor);
        Context = context;
        this.descriptor = descriptor;
        this.profile = profile ?? EndpointProfile.None;
        Contract = descriptor.Contract;
    }

    /// <summary>The full endpoint id.</summary>
    public string EndpointId => descriptor.EndpointId;

    /// <summary>SHA-256 of the contract that the types were generated from, lowercase hex; empty for an endpoint that is known by its id only.</summary>
    public string ContractSha256 => descriptor.ContractSha256;

    /// <summary>The contract that the types were generated from. Sends nothing.</summary>
    public FalContractInfo Contract { get; }

    /// <summary>The context that the endpoints of the client share, for extension members of one endpoint.</summary>
    internal FalContext Context { get; }

    /// <summary>A job from its token. Sends nothing: whether the job exists is seen at the first call.</summary>
    /// <param name="token">What <see cref="FalJob.Token"/> gave, here or elsewhere.</param>
    /// <param name="apiKey">The key that the job was submitted with; null means the client's.</param>
    /// <exception cref="FalTokenException">The text is no token, or belongs to another endpoint.</exception>
    /// <exception cref="FalForeignAddressException">The token names another queue than the options do.</exception>
    public FalJob<TOutput> Resume(string token, string? apiKey = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        FalKey? key = KeyOf(apiKey);
        JobIdentity identity = JobIdentity.FromToken(token, Context.Settings.QueueUrl, descriptor.EndpointId, descriptor.AppId);
        return ResumedJob(identity, key);
    }

    /// <summary>
    /// A job from its request id, as webhooks, dashboards and other clients give it. Sends nothing: whether the job exists is seen at the
    /// first call. An id carries less than a token: the time of the submit is taken to be now, the addresses are the usual ones, and the
    /// journal and the budget do not learn how the job ended.
    /// </summary>
    /// <param name="requestId">The id that the service gave the job: 1 to 128 ASCII letters, digits, hyphens and underscores; space around it is ignored.</param>
    /// <param name="apiKey">The key that the job was submitted with; null means the client's.</param>
    /// <exception cref="ArgumentException">The text is no request id, or the key is no key.</exception>
    public FalJob<TOutput> Job(string requestId, string? apiKey = null)
    {
        ArgumentNullException.ThrowIfNull(requestId);
        string id = requestId.Trim();
        if (JobIdentity.ProblemOfId(id) is { } problem)
        {
            throw new ArgumentException(problem, nameof(requestId));
        }

        FalKey? key = KeyOf(apiKey);
        return ResumedJob(JobIdentity.OfId(Context.Settings.QueueUrl, descriptor.EndpointId, descriptor.AppId, id, Context.Time.GetUtcNow()), key);
    }

    private static FalKey? KeyOf(string? apiKey)
    {
        if (apiKey is null)
        {
            return null;
        }

        return FalKey.Problem(apiKey) is { } problem ? throw new ArgumentException(problem, nameof(apiKey)) : new FalKey(apiKey);
    }

    private FalJob<TOutput> ResumedJob(JobIdentity identity, FalKey? key) => JobOf(identity, key, descriptor.EndpointId, hold: null);

    private FalJob<TOutput> JobOf(JobIdentity identity, FalKey? key, string kind, SpendingHold? hold)
    {
        QueueCalls<TInput, TOutput> calls = new(Context.Queue, descriptor, identity, key, resumed: hold is null);
        JobObserver observer = new(Context, profile, identity, kind, hold)
        {
            Requests = () => calls.Requests,
            Submit = hold?.Trace ?? FalActivity.Read(identity.Trace),
        };
        return new FalJob<TOutput>(identity, calls.Calls, Context.Waiting, observer, Context);
    }
}

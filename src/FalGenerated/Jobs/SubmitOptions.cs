using FalGenerated.Jobs;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>The options of a submit beside its input. Every member is optional; null or false means that nothing is sent.</summary>
public sealed record SubmitOptions
{
    /// <summary>No options.</summary>
    internal static SubmitOptions None { get; } = new();

    /// <summary>
    /// Idempotency key, such as an order or message id; 1 to 200 characters, without control characters or halves of surrogate pairs.
    /// With a journal, submitting again under the name returns the job that it has, or says that its outcome is unknown: it never pays
    /// twice. Without a journal the key protects within this client only. Null: every call creates a new job.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// Gets a value indicating whether an input that was submitted before finds its job instead of paying again. The key is made from the service, the endpoint,
    /// <see cref="Scope"/> and the members of the input; signatures of addresses and members that say what the contract's default says are
    /// no part of it. A failed or cancelled job makes room for a new one. An <see cref="IdempotencyKey"/> of the caller's wins. Default false.
    /// </summary>
    public bool ReuseSameInput { get; init; }

    /// <summary>With <see cref="ReuseSameInput"/>: pays for one more job although the input has a finished one, or one in doubt. Default false.</summary>
    public bool Again { get; init; }

    /// <summary>With <see cref="ReuseSameInput"/>: tells apart equal inputs of, say, two tenants. Null (the default): all callers share them.</summary>
    public string? Scope { get; init; }

    /// <summary>A name for people that the journal keeps beside the job, such as the file's; at most 200 characters. It is not sent. Null: none.</summary>
    public string? Label { get; init; }

    /// <summary>The identity of a file in the key that is made from the input; null for none.</summary>
    internal InputIdentity? Identity { get; init; }

    /// <summary>The key for this submit and for the later calls of its job object; null means the client's.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The quote that the price is taken from. Null: the endpoint's own pricing, where it has one.</summary>
    public SubmitQuote? Quote { get; init; }

    /// <summary>The most that this job may cost, in US dollars; positive. It is compared with the upper bound of the price. Null: no limit.</summary>
    public decimal? MaxPriceUsd { get; init; }

    /// <summary>Gets a value indicating whether a limit lets a job pass whose price is unknown. Default false.</summary>
    public bool AllowUnknownPrice { get; init; }

    /// <summary>A limit that this job shares with others; null means none.</summary>
    public SpendBudget? Budget { get; init; }

    /// <summary>Gets a value indicating whether an input is sent that the endpoint's findings refuse. It never turns off a limit or a budget. Default false.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>The address to which the service posts the outcome; absolute, https (http on this machine). Private hosts are dropped by the service.</summary>
    public Uri? Webhook { get; init; }

    /// <summary>Priority in the queue; null means the service's default, normal.</summary>
    public QueuePriority? Priority { get; init; }

    /// <summary>
    /// The longest that the job may wait for its start, retries included; more than 0.1 s. When it is over the service gives the job up (504, not billed).
    /// </summary>
    public TimeSpan? StartTimeout { get; init; }

    /// <summary>Asks for the runner of an earlier request (<c>x-fal-runner-hints</c>).</summary>
    public string? RunnerHint { get; init; }

    /// <summary>Gets a value indicating whether the service should not retry the job on another runner.</summary>
    public bool NoRetry { get; init; }

    /// <summary>Gets a value indicating whether the service may keep input and output; null means the account's setting (30 days unless changed).</summary>
    public bool? StoreIO { get; init; }

    /// <summary>The lifetime of the files that the job makes, and the access to them; null means the account's setting.</summary>
    public FileLifecycle? OutputLifecycle { get; init; }

    /// <summary>Refuse the submit (429) when more requests than this wait on the endpoint, of all callers together; 0 or more.</summary>
    public int? MaxQueueLength { get; init; }

    /// <summary>
    /// Tags for the dashboard: at most 10; key <c>[a-z0-9._-]{1,64}</c> and not beginning with <c>fal.</c>; value printable ASCII without
    /// comma, at most 256; 1024 bytes in all. (The service drops bad ones silently, so they are refused here.)
    /// </summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets a value indicating whether a random id of the send travels as the tag <c>send-id</c>. It stands in the journal too, so that a look-up finds an
    /// in-doubt job by its billing events, for which the key needs the ADMIN scope. It counts among the ten tags. Default false.
    /// </summary>
    public bool TagSend { get; init; }

    /// <summary>Further request headers. <c>Authorization</c>, <c>Host</c> and <c>Content-…</c> are refused, and so is one name in two spellings.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Members added to the input as raw JSON; one of a typed member's wire name replaces it. Checks and quotes look at what is sent.</summary>
    public IReadOnlyDictionary<string, JToken> ExtraBody { get; init; } = new Dictionary<string, JToken>();

    /// <summary>The names of what is set: the values may be addresses or keys.</summary>
    public override string ToString() => $"SubmitOptions {{ IdempotencyKey = {IdempotencyKey ?? "none"} }}";
}

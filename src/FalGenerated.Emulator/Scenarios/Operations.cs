namespace FalGenerated.Emulator;

/// <summary>The names of the emulator's operations: the keys of its counters, of its wire record and of faults.</summary>
public static class Operations
{
    /// <summary>POST of an input to the queue.</summary>
    public const string Submit = "submit";

    /// <summary>GET of a job's status.</summary>
    public const string Status = "status";

    /// <summary>GET of a job's status as a stream of events.</summary>
    public const string Stream = "stream";

    /// <summary>GET of a job's result.</summary>
    public const string Result = "result";

    /// <summary>PUT that asks for a job's cancellation.</summary>
    public const string Cancel = "cancel";

    /// <summary>POST of an input to the synchronous host.</summary>
    public const string Run = "run";

    /// <summary>POST of an input to the synchronous host for a stream of events.</summary>
    public const string ModelStream = "model-stream";

    /// <summary>POST that asks for an upload address for one PUT.</summary>
    public const string Initiate = "initiate";

    /// <summary>POST that asks for an upload address for many parts.</summary>
    public const string InitiateMultipart = "initiate-multipart";

    /// <summary>PUT of a whole file, or POST of one with a CDN token.</summary>
    public const string Upload = "upload";

    /// <summary>PUT of one part.</summary>
    public const string Part = "part";

    /// <summary>POST that makes a file of its parts.</summary>
    public const string Complete = "complete";

    /// <summary>GET or HEAD of a stored file.</summary>
    public const string File = "file";

    /// <summary>POST for a token of the CDN.</summary>
    public const string CdnToken = "cdn-token";

    /// <summary>POST for a short-lived token for browsers.</summary>
    public const string BrowserToken = "browser-token";

    /// <summary>GET of the keys that verify webhooks.</summary>
    public const string WebhookKeys = "webhook-keys";

    /// <summary>GET of the endpoint's OpenAPI document.</summary>
    public const string OpenApi = "openapi";

    /// <summary>GET of the endpoint's llms.txt.</summary>
    public const string LlmsText = "llms";

    /// <summary>GET of the list of models.</summary>
    public const string Models = "models";

    /// <summary>GET of unit prices.</summary>
    public const string Pricing = "pricing";

    /// <summary>POST of a price estimate.</summary>
    public const string Estimate = "estimate";

    /// <summary>GET of the list of recent requests.</summary>
    public const string Requests = "requests";

    /// <summary>GET of the list of billed requests.</summary>
    public const string BillingEvents = "billing-events";

    /// <summary>GET of the sums of usage.</summary>
    public const string Usage = "usage";

    /// <summary>POST for a signed address of a restricted file.</summary>
    public const string Sign = "sign";

    /// <summary>GET of the platform's facts about itself.</summary>
    public const string Meta = "meta";

    /// <summary>The emulator's own routes. No fault hits them, and the wire record leaves them out.</summary>
    public const string Control = "control";

    /// <summary>A request that no route of the service answers.</summary>
    public const string Unrouted = "unrouted";

    /// <summary>The operations that a fault may name.</summary>
    internal static IReadOnlyList<string> OfTheService { get; } =
    [
        Submit, Status, Stream, Result, Cancel, Run, ModelStream, Initiate, InitiateMultipart, Upload, Part, Complete, File, CdnToken, BrowserToken, WebhookKeys,
        OpenApi, LlmsText, Models, Pricing, Estimate, Requests, BillingEvents, Usage, Sign, Meta, Unrouted,
    ];
}

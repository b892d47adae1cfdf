using System.Net.Sockets;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>What one send of a paid POST came to, as the innermost handler saw it: an answer, half an answer, or an exception.</summary>
internal sealed record SendObservation
{
    /// <summary>Whether this is a synchronous run, whose answer is the output.</summary>
    public bool IsRun { get; init; }

    /// <summary>Whether a handler below the innermost one kept the body: this answer may be that of its second send.</summary>
    public bool IsOfCopy { get; init; }

    /// <summary>The head of the answer; null when none came.</summary>
    public HttpAnswer? Head { get; init; }

    /// <summary>The whole body; null when it did not come whole.</summary>
    public string? Body { get; init; }

    /// <summary>What was thrown; null when a whole answer came.</summary>
    public Exception? Error { get; init; }

    /// <summary>The status code; 0 when no answer came.</summary>
    public int StatusCode => Head?.StatusCode ?? 0;

    /// <summary>The job's id: the body's, else the header's, which comes before the body and so survives a cut. Null when neither came.</summary>
    public string? RequestId => BodyMember("request_id") ?? HeaderId;

    /// <summary>The header that every answer of the gateway carries, and none of the ingress in front of it. Null when it is missing or empty.</summary>
    public string? HeaderId => Head is not null && ErrorResponseReader.Header(Head, "x-fal-request-id") is { Length: > 0 } id ? id : null;

    /// <summary>Whether the ingress answered, which hands nothing on: no request id, and a body that came whole and is not JSON.</summary>
    public bool IsIngress => HeaderId is null && Body is not null && Json is null;

    private JToken? Json
    {
        get
        {
            try
            {
                return string.IsNullOrWhiteSpace(Body) ? null : FalJson.Read<JToken>(Body);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether the exception is one of these, before anything was written.</summary>
    public bool FailedWith(params ReadOnlySpan<HttpRequestError> errors) =>
        Head is null && Error is HttpRequestException http && errors.Contains(http.HttpRequestError);

    /// <summary>Whether the socket refused to connect, said without a code by older or foreign handlers.</summary>
    public bool FailedWith(params ReadOnlySpan<SocketError> errors) =>
        Head is null && Error is HttpRequestException { InnerException: SocketException socket } && errors.Contains(socket.SocketErrorCode);

    private string? BodyMember(string name) => (Json as JObject)?[name] is JValue { Value: string { Length: > 0 } text } ? text : null;
}

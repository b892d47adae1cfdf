using System.Net.Sockets;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>The end of one send of a paid POST, as the innermost handler observed it: an answer, a part of one, or an exception.</summary>
internal sealed record SendObservation
{
    private readonly HttpAnswer? answer;

    // Read once for an answer, because each row of the policy may ask for it. Empty when there is none.
    private string? idOfBody;

    /// <summary>Gets a value indicating whether this is a synchronous run, whose answer is the output.</summary>
    public bool IsRun { get; init; }

    /// <summary>Gets a value indicating whether the body was asked for; before that nothing can have been sent.</summary>
    public bool IsBodyAsked { get; init; }

    /// <summary>Gets a value indicating whether the answer may belong to another send: a handler below the innermost one took the body, or it names another request.</summary>
    public bool IsOfCopy { get; init; }

    /// <summary>Gets a value indicating whether the server refused the HTTP/2 stream, which says that it did not process the request.</summary>
    public bool IsStreamRefused { get; init; }

    /// <summary>The answer, without its body where that did not come whole; null when none came.</summary>
    public HttpAnswer? Answer
    {
        get => answer;
        init => (answer, idOfBody) = (value, null);
    }

    /// <summary>The exception; null when a whole answer came.</summary>
    public Exception? Error { get; init; }

    /// <summary>The status code; 0 when no answer came.</summary>
    public int StatusCode => Answer?.StatusCode ?? 0;

    /// <summary>The job's id: the body's, else the header's, which comes before the body and so survives a cut. Null when neither came.</summary>
    public string? RequestId => IdOfBody is { Length: > 0 } id ? id : HeaderId;

    /// <summary>The header that every answer of the gateway carries, and none of the ingress in front of it. Null when it is missing or empty.</summary>
    public string? HeaderId => Answer?.RequestId;

    /// <summary>Gets a value indicating whether a whole answer came.</summary>
    public bool IsWhole => Answer?.Body is not null;

    /// <summary>Gets a value indicating whether the ingress answered with its own stock page, which it does where it hands nothing on. Other proxies answer 503 after they did.</summary>
    public bool IsIngressPage =>
        StatusCode == 503
        && Answer?.Body?.Contains("<center>nginx", StringComparison.OrdinalIgnoreCase) == true
        && Answer!.Header("Content-Type")?.Split(';')[0].Trim().Equals("text/html", StringComparison.OrdinalIgnoreCase) == true
        && !Answer!.Headers.Keys.Any(name => name.StartsWith("x-fal-", StringComparison.OrdinalIgnoreCase));

    /// <summary>Determines whether the name, the connection, TLS or the tunnel failed, by the error's own code.</summary>
    public bool FailedWith(HttpRequestError error) =>
        Answer is null && !IsBodyAsked && Error is HttpRequestException http && http.HttpRequestError == error;

    /// <summary>Determines whether the socket refused to connect, said without a code by older or foreign handlers.</summary>
    public bool FailedWith(params ReadOnlySpan<SocketError> errors) =>
        Answer is null && !IsBodyAsked && Error is HttpRequestException { InnerException: SocketException socket } && errors.Contains(socket.SocketErrorCode);

    private string IdOfBody => idOfBody ??= ReadId(Answer?.Body) ?? "";

    /// <summary>The text of <c>request_id</c>; null where the body has none. A member that cannot be read must not hide the id beside it.</summary>
    private static string? ReadId(string? body)
    {
        if (string.IsNullOrEmpty(body))
        {
            return null;
        }

        try
        {
            using StringReader text = new(body);
            return AnswerJson.ReadTree(text, CancellationToken.None) is JObject json && json["request_id"] is JValue { Value: string id } ? id : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

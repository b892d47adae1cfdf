using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Http;

/// <summary>An answer: status, headers, and a body that is either bytes or written piece by piece.</summary>
internal sealed record Reply(int Status)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[] Body { get; init; } = [];

    /// <summary>Writes the body instead of <see cref="Body"/>; its length is <see cref="StreamLength"/>, or unknown.</summary>
    public Func<Stream, CancellationToken, Task>? Stream { get; init; }

    public long? StreamLength { get; init; }

    public static byte[] Utf8(JsonNode? node) => Encoding.UTF8.GetBytes(node is null ? "null" : node.ToJsonString(Plain));

    public static Reply Json(int status, JsonNode? body) => Json(status, Utf8(body));

    public static Reply Json(int status, byte[] body) => new Reply(status) { Body = body }.With("Content-Type", "application/json");

    public static Reply Text(int status, string contentType, string body) =>
        new Reply(status) { Body = Encoding.UTF8.GetBytes(body) }.With("Content-Type", contentType);

    /// <summary>The plain shape <c>{"detail": text}</c>.</summary>
    public static Reply Detail(int status, string detail) => Json(status, new JsonObject { ["detail"] = detail });

    /// <summary>A request error: text, code, and the code again as a header.</summary>
    public static Reply Error(int status, string errorType, string detail) =>
        Json(status, new JsonObject { ["detail"] = detail, ["error_type"] = errorType }).With("X-Fal-Error-Type", errorType);

    /// <summary>The shape of unknown jobs and of cancellations, <c>{"status": text}</c>.</summary>
    public static Reply StatusText(int status, string text) => Json(status, new JsonObject { ["status"] = text });

    public static Reply MethodNotAllowed() => Detail(405, "Method Not Allowed");

    public Reply With(string name, string? value) =>
        value is null ? this : this with { Headers = [.. Headers, new(name, value)] };

    /// <summary>Sets headers, in place of those of the same names.</summary>
    public Reply Override(IReadOnlyDictionary<string, string> headers) => headers.Count == 0 ? this : this with
    {
        Headers =
        [
            .. Headers.Where(header => !headers.Keys.Contains(header.Key, StringComparer.OrdinalIgnoreCase)),
            .. headers,
        ],
    };

    public Reply WithRequestId(string requestId) => With("x-fal-request-id", requestId);
}

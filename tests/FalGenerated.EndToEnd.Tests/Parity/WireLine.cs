using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FalGenerated.EndToEnd.Tests.Parity;

/// <summary>What a request says, without what differs from run to run: method, path, query, fal's own headers and body in one line.</summary>
internal static partial class WireLine
{
    public static string Of(string method, string path, string query, IEnumerable<KeyValuePair<string, string>> headers, string body)
    {
        var own = headers
            .Where(header => header.Key.StartsWith("x-fal-", StringComparison.OrdinalIgnoreCase))
            .Select(header => $" [{header.Key.ToLowerInvariant()}: {header.Value}]")
            .Order(StringComparer.Ordinal);
        return Neutral($"{method} {Uri.UnescapeDataString(path)}{Query(query)}{string.Concat(own)} {Body(body)}".TrimEnd());
    }

    private static string Query(string query) => query.Length == 0 ? "" : Uri.UnescapeDataString(query);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The order of members carries no meaning, so it is not compared.
    private static string Body(string body)
    {
        try
        {
            return body.Length == 0 ? "" : Sorted(JsonNode.Parse(body))?.ToJsonString(Readable) ?? "null";
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject value => new JsonObject(value.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Neutral(string line) => Hex().Replace(Uuid().Replace(line, "{id}"), "{hex}");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Hex();
}

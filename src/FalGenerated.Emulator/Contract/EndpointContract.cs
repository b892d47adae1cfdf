using System.Text.Json;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Contract;

/// <summary>One endpoint's OpenAPI document, and what the emulator needs of it.</summary>
internal sealed class EndpointContract
{
    private readonly Lazy<InputChecker> checker;
    private readonly Lazy<JsonNode?> sample;

    public EndpointContract(string endpointId, byte[] document)
    {
        EndpointId = endpointId;
        AppId = EndpointPath.Parse(endpointId)?.AppId ?? throw new ArgumentException($"'{endpointId}' is no endpoint id: it has no app.", nameof(endpointId));
        Document = document;
        checker = new Lazy<InputChecker>(() => new InputChecker(document, endpointId));
        sample = new Lazy<JsonNode?>(() => OutputSample.Of(JsonNode.Parse(document)!, endpointId));
    }

    public string EndpointId { get; }

    public string AppId { get; }

    /// <summary>The document's bytes, as they are served.</summary>
    public byte[] Document { get; }

    /// <summary>An output made up from the document's examples, defaults and types.</summary>
    public JsonNode? Sample => sample.Value?.DeepClone();

    /// <summary>Reads a queue document in fal's shape; the endpoint's id is the path of its POST.</summary>
    /// <exception cref="ArgumentException">The text is no such document; the message says what is missing.</exception>
    public static EndpointContract Read(string document)
    {
        try
        {
            var posted = (JsonNode.Parse(document)?["paths"] as JsonObject)?.FirstOrDefault(path => path.Value?["post"] is not null).Key
                ?? throw new ArgumentException("A contract needs 'paths' with a POST, whose path is the endpoint's id.", nameof(document));
            return new EndpointContract(posted.Trim('/'), System.Text.Encoding.UTF8.GetBytes(document));
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"A contract is not JSON: {exception.Message}", nameof(document), exception);
        }
    }

    /// <summary>The problems of an input as items of <c>detail</c>; empty for a good one. The first call reads the schema.</summary>
    public JsonArray Check(byte[] input) => checker.Value.Check(input);
}

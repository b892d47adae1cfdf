using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>One endpoint's OpenAPI document, and what the emulator needs of it.</summary>
internal sealed class EndpointContract
{
    private readonly Lazy<InputChecker> checker;

    public EndpointContract(string endpointId, byte[] document)
    {
        EndpointId = endpointId;
        AppId = EndpointPath.Parse(endpointId)!.AppId;
        Document = document;
        checker = new Lazy<InputChecker>(() => new InputChecker(document, endpointId));
    }

    public string EndpointId { get; }

    public string AppId { get; }

    /// <summary>The document's bytes, as they are served.</summary>
    public byte[] Document { get; }

    /// <summary>The problems of an input as items of <c>detail</c>; empty for a good one. The first call reads the schema.</summary>
    public JsonArray Check(byte[] input) => checker.Value.Check(input);
}

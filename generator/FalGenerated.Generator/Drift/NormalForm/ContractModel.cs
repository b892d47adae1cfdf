using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A whole document in normal form.</summary>
internal sealed class ContractModel
{
    public required ObjectNode Root { get; init; }

    /// <summary>The text of <c>openapi</c>, such as 3.0.4.</summary>
    public required TextNode Version { get; init; }

    public required IReadOnlyList<PathModel> Paths { get; init; }

    /// <summary>Calls that the vendor makes to us, by name.</summary>
    public required IReadOnlyList<PathModel> Webhooks { get; init; }

    public required IReadOnlyList<ServerModel> Servers { get; init; }

    public required IReadOnlyDictionary<string, SecurityScheme> Schemes { get; init; }

    /// <summary>Every schema component by name, reached or not.</summary>
    public required IReadOnlyDictionary<string, Schema> Components { get; init; }

    /// <summary>Names of the schema components that some operation reaches.</summary>
    public required IReadOnlySet<string> ReachedComponents { get; init; }

    /// <summary>Other components that no operation reaches, by section and name.</summary>
    public required IReadOnlyDictionary<string, Node> Unreached { get; init; }

    public required IReadOnlyList<Annotation> Annotations { get; init; }

    public required IReadOnlyList<Schema> Schemas { get; init; }

    public ObjectNode? Info => Root["info"] as ObjectNode;

    /// <summary>fal's own block under <c>info</c>.</summary>
    public ObjectNode? FalMetadata => Info?["x-fal-metadata"] as ObjectNode;

    /// <summary>The endpoint that fal says the document describes; null in a document that is not fal's.</summary>
    public string? EndpointId => (FalMetadata?["endpointId"] as TextNode)?.Value;

    public IEnumerable<OperationModel> Operations => Paths.SelectMany(path => path.Operations.Values);
}

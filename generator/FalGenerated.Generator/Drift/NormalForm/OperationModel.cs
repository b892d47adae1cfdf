using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>An operation in normal form.</summary>
internal sealed class OperationModel(string method, PathModel path, ObjectNode where)
{
    public string Method { get; } = method;

    public PathModel Path { get; } = path;

    public ObjectNode Where { get; } = where;

    public TextNode? Id { get; init; }

    public Node? Tags { get; init; }

    public bool Deprecated { get; init; }

    public required IReadOnlyList<ParameterModel> Parameters { get; init; }

    public BodyModel? Body { get; init; }

    public required IReadOnlyDictionary<string, ResponseModel> Responses { get; init; }

    public required IReadOnlyList<SecurityAlternative> Security { get; init; }

    public required IReadOnlyList<ServerModel> Servers { get; init; }

    public required IReadOnlyList<Annotation> Annotations { get; init; }
}

using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>The operation and the side of it in which something was found.</summary>
internal sealed record Scope
{
    /// <summary>Findings that belong to no operation.</summary>
    public static Scope Document { get; } = new() { Method = "", Path = "", PathShape = "" };

    public required string Method { get; init; }

    /// <summary>The path as the pin writes it.</summary>
    public required string Path { get; init; }

    public required string PathShape { get; init; }

    public Direction? Direction { get; init; }

    /// <summary>The response's status, for findings in a response.</summary>
    public string? Status { get; init; }

    public bool IsParameter { get; init; }

    /// <summary><c>POST /path</c>, or null for the document as a whole.</summary>
    public string? Operation => Method.Length > 0 ? Method + " " + Path : Path.Length > 0 ? Path : null;

    /// <summary>The operation's role in fal's queue: submit, status, stream, result, cancel; null for any other.</summary>
    public string? Role => QueueRole.Of(Method, PathShape);

    public static Scope Of(OperationModel operation, string? sharedShape = null) =>
        new() { Method = operation.Method, Path = operation.Path.Template, PathShape = sharedShape ?? operation.Path.Shape };

    public static Scope Of(PathModel path) => new() { Method = "", Path = path.Template, PathShape = path.Shape };
}

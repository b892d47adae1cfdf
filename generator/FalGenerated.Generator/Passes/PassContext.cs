using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>The state that all passes share: one document, and the list of problems.</summary>
internal sealed class PassContext(ObjectNode document, EndpointId endpoint)
{
    private readonly List<Diagnostic> problems = [];

    public ObjectNode Document { get; } = document;

    public EndpointId Endpoint { get; } = endpoint;

    public ObjectNode Schemas => (ObjectNode)((ObjectNode)Document["components"]!)["schemas"]!;

    public ObjectNode Paths => (ObjectNode)Document["paths"]!;

    /// <summary>Every operation with its path and its method.</summary>
    public IEnumerable<(string Path, string Method, ObjectNode Operation)> Operations =>
        from path in Paths.Members
        from method in (path.Value as ObjectNode)?.Members ?? []
        where method.Value is ObjectNode && IsMethod(method.Key)
        select (path.Key, method.Key, (ObjectNode)method.Value);

    public void Refuse(Node at, DiagnosticCode code, string message) => problems.Add(Diagnostic.At(at, code, message));

    /// <summary>Remarks that refuse nothing.</summary>
    public List<Diagnostic> Warnings { get; } = [];

    public void Warn(Node at, DiagnosticCode code, string message) => Warnings.Add(Diagnostic.At(at, code, message) with { IsWarning = true });

    /// <param name="consequences">What the refused things have caused elsewhere; listed after them.</param>
    /// <exception cref="DiagnosticException">A pass refused something.</exception>
    public void ThrowIfRefused(params IReadOnlyList<Diagnostic> consequences)
    {
        if (problems.Count > 0)
        {
            throw new DiagnosticException([.. problems, .. consequences]);
        }
    }

    private static bool IsMethod(string name) => name is "get" or "put" or "post" or "delete" or "options" or "head" or "patch" or "trace";
}

using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A server in normal form.</summary>
/// <param name="Origin">Scheme, host and port in lower case, without a default port; empty for a relative address.</param>
/// <param name="Prefix">The path without a slash at its end.</param>
/// <param name="Where">The server object.</param>
/// <param name="Annotations">What names no address.</param>
internal sealed record ServerModel(string Origin, string Prefix, Node Where, IReadOnlyList<Annotation> Annotations)
{
    public string Address => Origin + Prefix;
}

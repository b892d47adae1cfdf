using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Json;

/// <summary>Makes the exception for a document that cannot be used: exit code 3.</summary>
internal static class Refusal
{
    public static DiagnosticException Of(Node node, DiagnosticCode code, string message) => new([Diagnostic.At(node, code, message)]);
}

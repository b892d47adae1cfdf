using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Json;

/// <summary>Diagnostics about a node of a document.</summary>
internal static class NodeDiagnostics
{
    extension(Diagnostic)
    {
        public static Diagnostic At(Node node, DiagnosticCode code, string message) =>
            new(node.Source.Name, node.Position, code, PointerOf(node), message);
    }

    // Passes rename and move what they work on, and the reader of the line looks in the file. What an overlay brought is found where it went.
    private static string PointerOf(Node node) =>
        ReferenceEquals(node.Root.Source, node.Source) ? node.Source.PointerAt(node.Offset) ?? node.Pointer : node.Pointer;
}

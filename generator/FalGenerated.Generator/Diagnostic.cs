using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator;

/// <summary>One thing that is wrong with a contract, in the form that MSBuild reads: <c>file(line,col): error FALGENnnn: pointer: what, and what to do</c>.</summary>
internal sealed record Diagnostic(string File, SourcePosition Position, DiagnosticCode Code, string Pointer, string Message)
{
    public static Diagnostic At(Node node, DiagnosticCode code, string message) =>
        new(node.Source.Name, node.Position, code, PointerOf(node), message);

    public override string ToString() => OnOneLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{File}({Position.Line},{Position.Column}): error FALGEN{(int)Code:D4}: {(Pointer.Length == 0 ? "" : Pointer + ": ")}{Message}"));

    // Rules rename and move what they work on, and who reads the line looks in the file. What an overlay brought is looked for where it went.
    private static string PointerOf(Node node) =>
        ReferenceEquals(node.Root.Source, node.Source) ? node.Source.PointerAt(node.Offset) ?? node.Pointer : node.Pointer;

    // A name in a document may hold a line break, and MSBuild reads line by line.
    private static string OnOneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? $"\\u{(int)c:x4}" : c.ToString()));
}

/// <summary>The input was refused; every problem found is listed.</summary>
internal sealed class DiagnosticException(IReadOnlyList<Diagnostic> diagnostics)
    : Exception(string.Join('\n', diagnostics))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}

using System.Globalization;

namespace FalGenerated.Generator.Diagnostics;

/// <summary>One thing that is wrong with a contract, in the form that MSBuild reads: <c>file(line,col): error FALGENnnn: pointer: what, and what to do</c>.</summary>
internal sealed record Diagnostic(string File, SourcePosition Position, DiagnosticCode Code, string Pointer, string Message)
{
    /// <summary>True for a remark that refuses nothing.</summary>
    public bool IsWarning { get; init; }

    public override string ToString() => OnOneLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{File}({Position.Line},{Position.Column}): {(IsWarning ? "warning" : "error")} FALGEN{(int)Code:D4}: {(Pointer.Length == 0 ? "" : Pointer + ": ")}{Message}"));

    // A name in a document may hold a line break, and MSBuild reads line by line.
    private static string OnOneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? $"\\u{(int)c:x4}" : c.ToString()));
}

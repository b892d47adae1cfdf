namespace FalGenerated.Generator.Diagnostics;

/// <summary>The input was refused; every problem found is listed.</summary>
internal sealed class DiagnosticException(IReadOnlyList<Diagnostic> diagnostics)
    : Exception(string.Join('\n', diagnostics))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}

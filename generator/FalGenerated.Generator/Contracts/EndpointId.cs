using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Contracts;

/// <summary>An endpoint id, <c>owner/app[/path…]</c>, where <c>workflows/</c> or <c>comfy/</c> may stand in front.</summary>
internal sealed record EndpointId
{
    private EndpointId(string full, string app)
    {
        Full = full;
        App = app;
    }

    /// <summary>The whole id: the path of a submit.</summary>
    public string Full { get; }

    /// <summary>Owner and app only, with the namespace where there is one: the path of status, result and cancel.</summary>
    public string App { get; }

    /// <summary>App and path, without namespace and owner: what the documents name their types after.</summary>
    public string Name => Full[(App.LastIndexOf('/') + 1)..];

    /// <summary>The id as one file name.</summary>
    public string FileName => Full.Replace('/', '.');

    /// <exception cref="DiagnosticException">The text is no endpoint id.</exception>
    public static EndpointId Parse(string text)
    {
        string[] segments = text.Split('/');
        int first = segments[0] is "workflows" or "comfy" ? 1 : 0;
        if (segments.Length < first + 2 || !Array.TrueForAll(segments, IsSegment))
        {
            throw new DiagnosticException([new Diagnostic(
                text, new SourcePosition(1, 1), DiagnosticCode.BadEndpointId, "", "this is no endpoint id; give owner/app or owner/app/path, as in the address of the model's page")]);
        }

        return new(text, string.Join('/', segments.Take(first + 2)));
    }

    public override string ToString() => Full;

    private static bool IsSegment(string segment) =>
        segment.Length > 0 && IsInside(segment[0]) && !segment.EndsWith('.') && segment.All(c => IsInside(c) || c is '-' or '.');

    /// <summary>A segment begins with one of these: at its head a dash is an option to every program, and dots are folders.</summary>
    private static bool IsInside(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}

using System.Text.RegularExpressions;
using FalGenerated.Net;

namespace FalGenerated.ById;

/// <summary>An endpoint id that a caller gave as text: <c>owner/app[/path…]</c>, where <c>workflows/</c> or <c>comfy/</c> may stand in front.</summary>
/// <param name="Full">The whole id: the path of a submit.</param>
/// <param name="App">Owner and app only, with the namespace where there is one: the path of status, result and cancel.</param>
internal sealed partial record EndpointId(string Full, string App)
{
    private const int LongestId = 200;
    private const int MostSegments = 10;

    /// <summary>Reads an id. It becomes the path of a paid request, so that nothing passes which an address could read in another way.</summary>
    /// <exception cref="ArgumentException">The text is no endpoint id.</exception>
    public static EndpointId Parse(string text, string parameter)
    {
        ArgumentNullException.ThrowIfNull(text, parameter);
        return Read(text) ?? throw new ArgumentException(
            $"'{Redact.Text(Bounded.Value(text))}' is no endpoint id; give owner/app or owner/app/path, such as fal-ai/flux/dev, without an address around it.", parameter);
    }

    /// <summary>The id of a text; null where it is none.</summary>
    public static EndpointId? Read(string text)
    {
        string id = text.Contains('/', StringComparison.Ordinal) ? text : Legacy().Replace(text, "$1/");
        string[] segments = id.Split('/');
        int first = segments[0] is "workflows" or "comfy" ? 1 : 0;

        // Below "requests" lie the jobs of an app.
        return id.Length <= LongestId && segments.Length <= MostSegments && segments.Length >= first + 2 && Array.TrueForAll(segments, Segment().IsMatch)
            && segments.ElementAtOrDefault(first + 2) != "requests"
                ? new EndpointId(id, string.Join('/', segments.Take(first + 2)))
                : null;
    }

    // A dot or dash at the head is a folder or an option elsewhere, and a dot at the end is dropped by some systems.
    [GeneratedRegex(@"\A[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\z")]
    private static partial Regex Segment();

    // The ids of the service's first year: 123-name stands for 123/name.
    [GeneratedRegex(@"\A(\d+)-(?=[A-Za-z0-9])")]
    private static partial Regex Legacy();
}

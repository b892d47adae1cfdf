namespace FalGenerated.Emulator.Contract;

/// <summary>A path below the queue or the synchronous host, taken apart: app, sub-path, and the job it names.</summary>
internal sealed record EndpointPath(string AppId, string AppName, string SubPath, string? RequestId, string Tail)
{
    /// <summary>Reads a path; null where it names no app. The first segments <c>workflows</c> and <c>comfy</c> are namespaces.</summary>
    public static EndpointPath? Parse(string path)
    {
        var segments = path.Trim('/').Split('/');
        var start = segments[0] is "workflows" or "comfy" ? 1 : 0;
        if (segments.Length < start + 2 || segments.Any(segment => segment.Length == 0))
        {
            return null;
        }

        var rest = segments[(start + 2)..];
        var appId = string.Join('/', segments[..(start + 2)]);
        var requests = Array.IndexOf(rest, "requests");
        return requests >= 0 && rest.Length > requests + 1
            ? new EndpointPath(appId, segments[start + 1], Join(rest[..requests]), rest[requests + 1], Join(rest[(requests + 2)..]))
            : new EndpointPath(appId, segments[start + 1], Join(rest), null, "");
    }

    /// <summary>The full endpoint id.</summary>
    public string EndpointId => SubPath.Length == 0 ? AppId : $"{AppId}/{SubPath}";

    private static string Join(string[] segments) => string.Join('/', segments);
}

namespace FalGenerated.Emulator;

/// <summary>The API port: each of the service's hosts is a folder here, and the queue is the root.</summary>
internal sealed class ApiRoutes(QueueRoutes queue, RunRoutes run, RestRoutes rest, PlatformRoutes platform, SiteRoutes site, AdminRoutes admin)
{
    public const string RunPrefix = "/_run";
    public const string RestPrefix = "/_rest";
    public const string PlatformPrefix = "/_api/v1";
    public const string SitePrefix = "/_site";
    public const string AdminPrefix = "/_emulator";

    public Route? Match(EmulatorRequest request)
    {
        var method = request.Method;
        return Below(RunPrefix, request) is { } runPath ? run.Match(method, runPath)
            : Below(RestPrefix, request) is { } restPath ? rest.Match(method, restPath)
            : Below(PlatformPrefix, request) is { } platformPath ? platform.Match(method, platformPath)
            : Below(SitePrefix, request) is { } sitePath ? site.Match(method, sitePath)
            : Below(AdminPrefix, request) is { } adminPath ? admin.Match(method, adminPath)
            : queue.Match(method, request.Path);
    }

    private static string? Below(string prefix, EmulatorRequest request) =>
        request.Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? request.Path[prefix.Length..] : null;
}

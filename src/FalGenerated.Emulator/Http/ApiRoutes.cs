namespace FalGenerated.Emulator;

/// <summary>The API port: each of the service's hosts is a folder here, and the queue is the root.</summary>
internal sealed class ApiRoutes(QueueRoutes queue, RunRoutes run, RestRoutes rest)
{
    public const string RunPrefix = "/_run";
    public const string RestPrefix = "/_rest";
    public const string PlatformPrefix = "/_api/v1";
    public const string AdminPrefix = "/_emulator";

    public Route? Match(EmulatorRequest request) =>
        Below(RunPrefix, request) is { } runPath ? run.Match(request.Method, runPath)
        : Below(RestPrefix, request) is { } restPath ? rest.Match(request.Method, restPath)
        : queue.Match(request.Method, request.Path);

    private static string? Below(string prefix, EmulatorRequest request) =>
        request.Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? request.Path[prefix.Length..] : null;
}

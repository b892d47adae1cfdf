using FalGenerated.Emulator.Control;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.ModelsApi;
using FalGenerated.Emulator.Queue;
using FalGenerated.Emulator.Storage;
using FalGenerated.Emulator.SyncRun;
using FalGenerated.Emulator.Website;

namespace FalGenerated.Emulator.Hosting;

/// <summary>The API port: each of the service's hosts is a folder here, and the queue is the root.</summary>
internal sealed class ApiRoutes(QueueRoutes queue, SyncRunRoutes run, RestRoutes rest, ModelsApiRoutes modelsApi, WebsiteRoutes website, ControlRoutes control)
{
    public Route? Match(EmulatorRequest request)
    {
        var method = request.Method;
        return Below(HostPrefixes.Run, request) is { } runPath ? run.Match(method, runPath)
            : Below(HostPrefixes.Rest, request) is { } restPath ? rest.Match(method, restPath)
            : Below(HostPrefixes.Platform, request) is { } modelsPath ? modelsApi.Match(method, modelsPath)
            : Below(HostPrefixes.Website, request) is { } websitePath ? website.Match(method, websitePath)
            : Below(HostPrefixes.Control, request) is { } controlPath ? control.Match(method, controlPath)
            : queue.Match(method, request.Path);
    }

    private static string? Below(string prefix, EmulatorRequest request) =>
        request.Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? request.Path[prefix.Length..] : null;
}

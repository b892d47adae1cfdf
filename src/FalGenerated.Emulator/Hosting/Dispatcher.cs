using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Persistence;
using FalGenerated.Emulator.Settings;
using FalGenerated.Emulator.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FalGenerated.Emulator.Hosting;

/// <summary>
/// Takes each request from the server: finds its route, counts and records it, lets its faults happen, writes the answer.
/// </summary>
internal sealed class Dispatcher : IHttpApplication<HttpContext>
{
    public required CurrentOptions Current { private get; init; }

    public required Origins Origins { private get; init; }

    public required HostGuard Hosts { private get; init; }

    public required ApiRoutes Api { private get; init; }

    public required FilesRoutes Files { private get; init; }

    public required FilesGuard Guard { private get; init; }

    public required Counters Counters { private get; init; }

    public required WireRecord Wire { private get; init; }

    public required FaultPlan Plan { private get; init; }

    public required FaultInjector Injector { private get; init; }

    public required JobEngine Engine { private get; init; }

    private static readonly Route NotFound = Route.Always(Operations.Unrouted, () => Reply.Detail(404, "Not Found"));

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = new EmulatorRequest(context, Current.Value.MaxBodyBytes);
        var onFilesPort = context.Connection.LocalPort == Origins.FilesPort;
        var route = (onFilesPort ? Files.Match(request.Method, request) : Api.Match(request)) ?? NotFound;
        try
        {
            if (Hosts.Check(request) is { } refusal)
            {
                await WriteAsync(context, refusal, context.Response.Body).ConfigureAwait(false);
                return;
            }

            await (route.Operation == Operations.Control
                ? WriteAsync(context, await AnswerAsync(route, request, context.RequestAborted).ConfigureAwait(false), context.Response.Body)
                : ServeAsync(context, request, route, onFilesPort)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has disconnected, so the answer has no recipient.
            context.Abort();
        }
        catch (StreamEndedException)
        {
            // The fault wanted exactly this: a body that ends here.
        }
    }

    private async Task ServeAsync(HttpContext context, EmulatorRequest request, Route route, bool onFilesPort)
    {
        var number = Counters.Next(route.Operation);
        var job = route.RequestId is { } id ? Engine.NumberOf(id) : null;
        var faults = Plan.For(route.Operation, number, job, Current.Value.Seed);
        int? status = null;
        try
        {
            var reply = (onFilesPort ? Guard.Check(request, route) : null)
                ?? await Injector
                    .AnswerAsync(faults, request, () => AnswerAsync(route, request, context.RequestAborted), context.RequestAborted)
                    .ConfigureAwait(false);
            status = reply?.Status;
            Wire.Add(request, route, number, onFilesPort, faults, status);
            if (reply is null)
            {
                context.Abort();
                return;
            }

            await WriteAsync(context, reply, Injector.Body(faults, context)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (status is null)
        {
            Wire.Add(request, route, number, onFilesPort, faults, status);
            throw;
        }
    }

    private static async ValueTask<Reply> AnswerAsync(Route route, EmulatorRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await route.Answer(request, cancellationToken).ConfigureAwait(false);
        }
        catch (BodyTooLargeException tooLarge)
        {
            return Reply.Detail(413, tooLarge.Message);
        }
        catch (DataFolderException notKept)
        {
            return Reply.Detail(507, notKept.Message);
        }
    }

    private static async Task WriteAsync(HttpContext context, Reply reply, Stream target)
    {
        context.Response.StatusCode = reply.Status;
        foreach (var header in reply.Headers)
        {
            context.Response.Headers.Append(header.Key, header.Value);
        }

        if (reply.Status is 204 or 304)
        {
            // These have no body, and the server closes the connection of one that announces a length.
            return;
        }

        context.Response.ContentLength = reply.Stream is null ? reply.Body.Length : reply.StreamLength;
        if (context.Request.Method == "HEAD")
        {
            return;
        }

        await (reply.Stream is { } write
            ? write(target, context.RequestAborted)
            : target.WriteAsync(reply.Body, context.RequestAborted).AsTask()).ConfigureAwait(false);
    }
}

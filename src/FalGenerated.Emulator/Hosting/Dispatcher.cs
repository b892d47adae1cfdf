using FalGenerated.Emulator.Faults;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Jobs;
using FalGenerated.Emulator.Settings;
using FalGenerated.Emulator.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FalGenerated.Emulator.Hosting;

/// <summary>
/// Takes each request from the server: finds its route, counts and records it, lets its faults happen, writes the answer.
/// </summary>
internal sealed class Dispatcher(
    CurrentOptions current,
    Origins origins,
    ApiRoutes api,
    FilesRoutes files,
    FilesGuard guard,
    Counters counters,
    WireRecord wire,
    FaultPlan plan,
    FaultInjector injector,
    JobEngine engine) : IHttpApplication<HttpContext>
{
    private static readonly Route NotFound = Route.Always(Operations.Unrouted, () => Reply.Detail(404, "Not Found"));

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = new EmulatorRequest(context, current.Value.MaxBodyBytes);
        var onFilesPort = context.Connection.LocalPort == origins.FilesPort;
        var route = (onFilesPort ? files.Match(request.Method, request) : api.Match(request)) ?? NotFound;
        try
        {
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
        var number = counters.Next(route.Operation);
        var job = route.RequestId is { } id ? engine.NumberOf(id) : null;
        var faults = plan.For(route.Operation, number, job, current.Value.Seed);
        int? status = null;
        try
        {
            var reply = (onFilesPort ? guard.Check(request, route) : null)
                ?? await injector
                    .AnswerAsync(faults, request, () => AnswerAsync(route, request, context.RequestAborted), context.RequestAborted)
                    .ConfigureAwait(false);
            status = reply?.Status;
            wire.Add(request, route, number, onFilesPort, faults, status);
            if (reply is null)
            {
                context.Abort();
                return;
            }

            await WriteAsync(context, reply, injector.Body(faults, context)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (status is null)
        {
            wire.Add(request, route, number, onFilesPort, faults, status);
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

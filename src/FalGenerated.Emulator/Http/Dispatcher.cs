using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FalGenerated.Emulator;

/// <summary>Takes each request from the server: finds its route, counts it, lets it be answered, writes the answer.</summary>
internal sealed class Dispatcher(FalEmulatorOptions options, Origins origins, ApiRoutes api, FilesRoutes files, Counters counters)
    : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = new EmulatorRequest(context, options.MaxBodyBytes);
        var onFilesPort = context.Connection.LocalPort == origins.FilesPort;
        var route = (onFilesPort ? files.Match(request.Method, request.Path) : api.Match(request)) ?? NotFound;
        counters.Next(route.Operation);
        try
        {
            var reply = onFilesPort && request.Header("Authorization") is not null
                ? RefuseAuthorization()
                : await AnswerAsync(route, request, context.RequestAborted).ConfigureAwait(false);
            await WriteAsync(context, reply).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody is left to answer.
            context.Abort();
        }
    }

    private static Route NotFound { get; } = Route.Always(Operations.Unrouted, () => Reply.Detail(404, "Not Found"));

    private Reply RefuseAuthorization()
    {
        counters.CountAuthorizationOnFilesPort();
        return Reply.Detail(403, "Authorization is not accepted here: upload and file addresses carry their own credential");
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

    private static async Task WriteAsync(HttpContext context, Reply reply)
    {
        context.Response.StatusCode = reply.Status;
        foreach (var header in reply.Headers)
        {
            context.Response.Headers.Append(header.Key, header.Value);
        }

        context.Response.ContentLength = reply.Stream is null ? reply.Body.Length : reply.StreamLength;
        if (context.Request.Method == "HEAD")
        {
            return;
        }

        if (reply.Stream is { } write)
        {
            await write(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}

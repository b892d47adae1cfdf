using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using FalGenerated.Emulator.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FalGenerated.Emulator.Tests;

/// <summary>A web hook's target on a free port of this machine; it answers the codes it was given, the last one for ever.</summary>
internal sealed class WebhookReceiver(params int[] codes) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly EmulatorServer server = new(new FalEmulatorOptions());
    private readonly Channel<JsonObject> bodies = Channel.CreateUnbounded<JsonObject>();
    private int received;

    public string Url => $"http://127.0.0.1:{server.ApiPort}/hook";

    public int Received => Volatile.Read(ref received);

    public static async Task<WebhookReceiver> StartAsync(params int[] codes)
    {
        var receiver = new WebhookReceiver(codes);
        await receiver.server.StartAsync(receiver, TestContext.Current.CancellationToken);
        return receiver;
    }

    public async Task<JsonObject> NextAsync() => await bodies.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var body = await JsonNode.ParseAsync(context.Request.Body);
        context.Response.StatusCode = codes[Math.Min(Interlocked.Increment(ref received), codes.Length) - 1];
        if (context.Response.StatusCode == (int)HttpStatusCode.Redirect)
        {
            context.Response.Headers.Location = Url;
        }

        await bodies.Writer.WriteAsync(body!.AsObject());
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }
}

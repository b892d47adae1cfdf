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
    private readonly Channel<(byte[] Body, Dictionary<string, string> Headers)> deliveries = Channel.CreateUnbounded<(byte[], Dictionary<string, string>)>();
    private int received;

    public string Url => $"http://127.0.0.1:{server.ApiPort}/hook";

    public int Received => Volatile.Read(ref received);

    public static async Task<WebhookReceiver> StartAsync(params int[] codes)
    {
        var receiver = new WebhookReceiver(codes);
        await receiver.server.StartAsync(receiver, TestContext.Current.CancellationToken);
        return receiver;
    }

    public async Task<JsonObject> NextAsync() => JsonNode.Parse((await NextDeliveryAsync()).Body)!.AsObject();

    /// <summary>The next delivery as it came in.</summary>
    public async Task<(byte[] Body, Dictionary<string, string> Headers)> NextDeliveryAsync() =>
        await deliveries.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        context.Response.StatusCode = codes[Math.Min(Interlocked.Increment(ref received), codes.Length) - 1];
        if (context.Response.StatusCode == (int)HttpStatusCode.Redirect)
        {
            context.Response.Headers.Location = Url;
        }

        await deliveries.Writer.WriteAsync((body.ToArray(), headers));
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

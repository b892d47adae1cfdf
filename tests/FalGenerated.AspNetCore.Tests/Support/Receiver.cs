using System.Text;
using System.Text.Json;
using FalGenerated.AspNetCore.Signatures;
using FalGenerated.BytedanceUpscaler;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.AspNetCore.Tests.Support;

/// <summary>A web application that receives webhooks, on a clock moved by hand, with a key host in memory. Nothing goes over a network.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private int handed;

    private Receiver(Action<FalWebhookOptions>? configure)
    {
        Keys.Serve(Signer);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddFal(options => options.ApiKey = "key-id:key-secret");
        builder.Services.AddFalWebhooks(configure);
        builder.Services.AddHttpClient(KeySetSource.ClientName).ConfigurePrimaryHttpMessageHandler(() => Keys);
        app = builder.Build();
        app.MapFalWebhook("/fal", fal => fal.Upscaler, (webhook, _, _) =>
        {
            Interlocked.Increment(ref handed);
            Last = webhook;
            return Handler(webhook);
        });
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    public KeyHost Keys { get; } = new();

    public Signer Signer { get; } = new(1);

    /// <summary>What the application does with a delivery. Default: nothing.</summary>
    public Func<FalWebhook<UpscaleVideoOutput>, Task> Handler { get; set; } = _ => Task.CompletedTask;

    /// <summary>The number of deliveries that were handed over.</summary>
    public int Handed => Volatile.Read(ref handed);

    public FalWebhook<UpscaleVideoOutput>? Last { get; private set; }

    public static async Task<Receiver> StartAsync(Action<FalWebhookOptions>? configure = null)
    {
        Receiver receiver = new(configure);
        await receiver.app.StartAsync(Token);
        return receiver;
    }

    /// <summary>The body of a job that succeeded.</summary>
    public static byte[] Body(string requestId) => Encoding.UTF8.GetBytes(
        $$$"""{"request_id":"{{{requestId}}}","gateway_request_id":"{{{requestId}}}","status":"OK","payload":{"video":{"url":"https://v3.fal.media/files/a/out.mp4"},"duration":2.5}}""");

    /// <summary>A delivery that is in order.</summary>
    public Delivery Valid(string requestId = "r-1") => Signer.Sign(requestId, Body(requestId), Time.GetUtcNow());

    public async Task<(int Status, string Text)> SendAsync(Delivery delivery) => await SendAsync(delivery.WriteTo);

    public async Task<(int Status, string Text)> SendAsync(Action<HttpContext> write)
    {
        HttpContext http = await app.GetTestServer().SendAsync(write, Token);
        using StreamReader reader = new(http.Response.Body);
        string text = await reader.ReadToEndAsync(Token);
        return (http.Response.StatusCode, text.StartsWith('{') && JsonDocument.Parse(text).RootElement.TryGetProperty("detail", out JsonElement detail) ? detail.GetString()! : text);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

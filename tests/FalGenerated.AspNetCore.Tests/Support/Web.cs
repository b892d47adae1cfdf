using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FalGenerated.AspNetCore.Tests.Support;

/// <summary>A web application that receives the webhooks of an emulator in the same process, over sockets of this machine.</summary>
internal sealed class Web : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-web-tests-");

    private Web(FalEmulator emulator, TimeProvider time)
    {
        Emulator = emulator;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddFal(options => options.UseEmulator(emulator.QueueUrl).JournalPath = Path.Combine(folder.FullName, "journal"));
        builder.Services.AddFalWebhooks();
        app = builder.Build();
        app.MapFalWebhook("/fal", fal => fal.Upscaler, (webhook, _, _) => Handler(webhook));
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public FalEmulator Emulator { get; }

    public Func<FalWebhook<UpscaleVideoOutput>, Task> Handler { get; set; } = _ => Task.CompletedTask;

    public FalClient Fal => app.Services.GetRequiredService<FalClient>();

    public static async Task<Web> StartAsync(FalEmulatorOptions? options = null, TimeProvider? time = null)
    {
        Web web = new(await FalEmulator.StartAsync(options ?? new() { ManualTime = true }, Token), time ?? TimeProvider.System);
        await web.app.StartAsync(Token);
        return web;
    }

    /// <summary>Submits a job whose end is posted to this application.</summary>
    public Task<FalJob<UpscaleVideoOutput>> SubmitAsync(string key, string video = "https://media.example/in.mp4") => Fal.Upscaler.SubmitAsync(
        new UpscaleVideoInput { VideoUrl = video },
        new() { IdempotencyKey = key, Webhook = new Uri(app.Urls.Single() + "/fal"), SkipValidation = true },
        Token);

    /// <summary>Waits until the journal's entry of a key has another state than accepted.</summary>
    public async Task<JournalEntry> EndOfAsync(string key)
    {
        while (true)
        {
            JournalEntry? entry = await Fal.Journal.FindAsync(key, Token);
            if (entry is { IsRunning: false })
            {
                return entry;
            }

            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Emulator.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

using System.Threading.Channels;
using FalGenerated;
using FalGenerated.BytedanceUpscaler;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddFal(builder.Configuration.GetSection("Fal"));       // Fal:ApiKey or FAL_KEY, Fal:JournalPath; in tests Fal:Emulator
builder.Services.AddFalWebhooks();
builder.Services.AddFalProblemDetails();
builder.Services.AddHealthChecks().AddFal(fal => fal.Upscaler.Contract);
builder.Services.AddSingleton<Downloads>().AddHostedService(services => services.GetRequiredService<Downloads>());
WebApplication app = builder.Build();
app.UseExceptionHandler();
app.MapHealthChecks("/health");

app.MapPost("/orders/{order}", async (string order, Uri video, FalClient fal, CancellationToken cancelled) =>
{
    UpscaleOptions options = new() { TargetResolution = TargetResolution.Uhd4K };
    VideoSource source = VideoSource.FromUrl(video, allowPrivateAddresses: app.Environment.IsDevelopment());
    UpscaleQuote quote = await fal.Upscaler.QuoteAsync(source, options, cancelled);
    FalJob<UpscaleVideoOutput> job = await fal.Upscaler.SubmitAsync(options.For(video), new()
    {
        IdempotencyKey = "order-" + order,                              // a post that comes again finds its job instead of paying again
        Quote = quote,
        MaxPriceUsd = 2m,
        Webhook = new Uri(app.Configuration["PublicUrl"] + "/fal"),     // configured: a Host header is the caller's word
    }, cancelled);
    return Results.Accepted("/jobs/" + job.Token, new { job.RequestId, job.Token, quote.Price.UpperUsd });
});

// The handler only takes note, so that the service has its answer at once.
app.MapFalWebhook("/fal", fal => fal.Upscaler, (webhook, services, stopping) =>
    services.GetRequiredService<Downloads>().AddAsync(webhook.RequestId, stopping));

app.MapGet("/jobs/{token}", async (string token, FalClient fal, Downloads downloads, CancellationToken cancelled) =>
{
    FalJob<UpscaleVideoOutput> job = fal.Upscaler.Resume(token);
    return File.Exists(downloads.PathOf(job.RequestId))
        ? Results.File(Path.GetFullPath(downloads.PathOf(job.RequestId)), "video/mp4")
        : Results.Ok(new { State = (await job.GetStatusAsync(cancellationToken: cancelled)).Status.Value });
});
app.Run();

/// <summary>Saves finished videos. The journal holds every job, so those that a restart interrupted are taken up again.</summary>
sealed class Downloads(FalClient fal, IConfiguration configuration, ILogger<Downloads> log) : BackgroundService
{
    private readonly Channel<string> finished = Channel.CreateUnbounded<string>();

    public string PathOf(string requestId) => Path.Combine(configuration["VideoFolder"] ?? "videos", Path.GetFileName(requestId) + ".mp4");

    public Task AddAsync(string requestId, CancellationToken cancelled) => finished.Writer.WriteAsync(requestId, cancelled).AsTask();

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await SaveAsync(requestId: null, stopping);
        await foreach (string requestId in finished.Reader.ReadAllAsync(stopping))
        {
            await SaveAsync(requestId, stopping);
        }
    }

    private async Task SaveAsync(string? requestId, CancellationToken stopping)
    {
        await foreach (JournalEntry entry in fal.Journal.ListAsync(stopping))
        {
            if (entry.Token is not { } token || entry.State == JournalState.Failed || (requestId ?? FalClient.RequestIdOf(token)) != FalClient.RequestIdOf(token))
            {
                continue;
            }

            FalJob<UpscaleVideoOutput> job = fal.Upscaler.Resume(token);
            try
            {
                if (!File.Exists(PathOf(job.RequestId)) && (await job.GetStatusAsync(cancellationToken: stopping)).IsCompleted)
                {
                    string fresh = PathOf(job.RequestId) + ".new";      // the SDK holds the file until the call returns
                    await job.WaitAndDownloadAsync(fresh, new() { Download = new() { Overwrite = true } }, cancellationToken: stopping);
                    File.Move(fresh, PathOf(job.RequestId), overwrite: true);
                }
            }
            catch (FalException error)
            {
                log.LogError(error, "The video of {Job} was not saved", job);
            }
        }
    }
}

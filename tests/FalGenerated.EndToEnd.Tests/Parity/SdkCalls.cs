using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Parity;

/// <summary>The calls that <c>record.mjs</c> sends through the official client, sent through the SDK.</summary>
internal sealed class SdkCalls(FalEmulator emulator, FalClient fal)
{
    private static readonly UpscaleVideoInput Minimal = new() { VideoUrl = "https://example.com/in.mp4" };

    private static readonly UpscaleVideoInput Full = new()
    {
        VideoUrl = "https://example.com/in.mp4?a=1&b=ä",
        TargetResolution = TargetResolution.Uhd4K,
        TargetFps = TargetFps.Fps60,
        EnhancementPreset = EnhancementPreset.OldFilm,
        EnhancementTier = EnhancementTier.Pro,
        ScaleRatio = 1.5m,
        Fidelity = Fidelity.Medium,
    };

    private static readonly SubmitOptions Options = new()
    {
        Webhook = new Uri("http://127.0.0.1:9/hook?order=47&x=ä"),
        Priority = QueuePriority.Low,
        RunnerHint = "runner-7",
        StartTimeout = TimeSpan.FromSeconds(90),
        OutputLifecycle = new FileLifecycle { ExpiresAfter = TimeSpan.FromHours(1) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private UpscaleVideoClient Upscaler => fal.Upscaler;

    /// <summary>The calls by the names that the official client's recording has.</summary>
    public IReadOnlyDictionary<string, Func<Task>> ByName => new Dictionary<string, Func<Task>>
    {
        ["submit"] = () => Upscaler.SubmitAsync(Minimal, cancellationToken: Token),
        ["submit-full"] = () => Upscaler.SubmitAsync(Full, cancellationToken: Token),
        ["submit-options"] = () => Upscaler.SubmitAsync(Minimal, Options, Token),
        ["status"] = async () => await (await SubmittedAsync()).GetStatusAsync(cancellationToken: Token),
        ["status-logs"] = async () => await (await SubmittedAsync()).GetStatusAsync(logs: true, Token),
        ["stream-logs"] = WatchAsync,
        ["result"] = ResultAsync,
        ["cancel"] = async () => await (await SubmittedAsync()).CancelAsync(Token),
        ["run"] = () => Upscaler.RunAsync(Minimal, cancellationToken: Token),
        ["upload"] = () => UploadAsync(1_000),
        ["upload-parts"] = () => UploadAsync(91 * 1024 * 1024),
    };

    private Task<FalJob<UpscaleVideoOutput>> SubmittedAsync() => Upscaler.SubmitAsync(Minimal, cancellationToken: Token);

    private async Task WatchAsync()
    {
        var job = await SubmittedAsync();
        await foreach (var _ in job.WatchAsync(new WaitOptions { Mode = WaitMode.Stream, Logs = true }, Token))
        {
        }
    }

    private async Task ResultAsync()
    {
        var job = await SubmittedAsync();
        while (emulator.Jobs[0].State != JobState.Completed)
        {
            await Task.Yield();
        }

        await job.GetResultAsync(Token);
    }

    private Task<UploadedFile> UploadAsync(int length) => fal.Storage.UploadAsync(
        new MemoryStream(new byte[length]), new UploadOptions { FileName = "clip.mp4", ContentType = "video/mp4" }, cancellationToken: Token);
}

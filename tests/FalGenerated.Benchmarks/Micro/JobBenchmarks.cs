using System.Net.Http.Json;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Benchmarks.Micro;

/// <summary>A job over a wire without a network, whole and in its steps, beside the same requests by a bare <see cref="HttpClient"/>.</summary>
[MemoryDiagnoser]
public class JobBenchmarks : IDisposable
{
    private const string Video = "https://media.example/in.mp4";
    private readonly HttpClient bare = new(new FakeQueue()) { BaseAddress = new Uri("https://queue.fal.run/") };
    private readonly FalClient client = new(new FalOptions { ApiKey = "id:secret" }, new FakeQueue());
    private readonly FalOptions options = new() { ApiKey = "id:secret" };
    private FalJob<UpscaleVideoOutput> job = null!;

    [GlobalSetup]
    public async Task SubmitOnceAsync() => job = await client.Upscaler.SubmitAsync(new UpscaleVideoInput { VideoUrl = Video });

    [Benchmark(Baseline = true)]
    public async Task<string?> BareJob()
    {
        using HttpResponseMessage accepted = await bare.PostAsJsonAsync("fal-ai/bytedance-upscaler/upscale/video", new { video_url = Video });
        using JsonDocument known = await JsonDocument.ParseAsync(await accepted.Content.ReadAsStreamAsync());
        string address = known.RootElement.GetProperty("response_url").GetString()!;
        using StreamReader events = new(await bare.GetStreamAsync(address + "/status/stream"));
        using JsonDocument status = JsonDocument.Parse((await events.ReadLineAsync())![6..]);
        using JsonDocument output = await JsonDocument.ParseAsync(await bare.GetStreamAsync(address));
        return output.RootElement.GetProperty("video").GetProperty("url").GetString();
    }

    [Benchmark]
    public Task<FalResponse<UpscaleVideoOutput>> Job() => client.Upscaler.SubscribeAsync(new UpscaleVideoInput { VideoUrl = Video });

    [Benchmark]
    public Task<FalJob<UpscaleVideoOutput>> Submit() => client.Upscaler.SubmitAsync(new UpscaleVideoInput { VideoUrl = Video });

    [Benchmark]
    public Task<QueueStatus> Status() => job.GetStatusAsync();

    [Benchmark]
    public Task<FalResponse<UpscaleVideoOutput>> Result() => job.GetResultAsync();

    [Benchmark]
    public Uri? NewClient()
    {
        using FalClient made = new(options);
        return options.QueueUrl;
    }

    public void Dispose()
    {
        bare.Dispose();
        client.Dispose();
        GC.SuppressFinalize(this);
    }
}

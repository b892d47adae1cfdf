using System.Globalization;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Benchmarks.Load;

/// <summary>This SDK, with its default options.</summary>
internal sealed class SdkRunner(Uri server) : IJobRunner
{
    private readonly FalClient client = new(new FalOptions { ApiKey = "id:secret", QueueUrl = server, RunUrl = server, RestUrl = server, ApiUrl = server });

    public async Task<long> RunAsync(string videoUrl)
    {
        FalResponse<UpscaleVideoOutput> answer = await client.Upscaler.SubscribeAsync(new UpscaleVideoInput { VideoUrl = videoUrl });
        return long.Parse(answer.Output.Video.FileName!, CultureInfo.InvariantCulture);
    }

    public void Dispose() => client.Dispose();
}

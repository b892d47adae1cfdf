using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FalGenerated.Benchmarks.Load;

/// <summary>The least code that gets a result by <see cref="HttpClient"/>: no limit, no retry, no record. The floor of what a client can cost.</summary>
internal sealed class BareRunner : IJobRunner
{
    private readonly HttpClient http;

    public BareRunner(Uri server)
    {
        http = new HttpClient(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
        {
            BaseAddress = server,
            DefaultRequestVersion = server.Scheme == "https" ? HttpVersion.Version20 : HttpVersion.Version11,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Key", "id:secret");
    }

    public async Task<long> RunAsync(string videoUrl)
    {
        using HttpResponseMessage accepted = await http.PostAsJsonAsync("fal-ai/bytedance-upscaler/upscale/video", new { video_url = videoUrl });
        accepted.EnsureSuccessStatusCode();
        using JsonDocument job = await JsonDocument.ParseAsync(await accepted.Content.ReadAsStreamAsync());
        await FollowAsync(job.RootElement.GetProperty("status_url").GetString()! + "/stream");
        using JsonDocument output = await JsonDocument.ParseAsync(await http.GetStreamAsync(job.RootElement.GetProperty("response_url").GetString()));
        return long.Parse(output.RootElement.GetProperty("video").GetProperty("file_name").GetString()!, CultureInfo.InvariantCulture);
    }

    public void Dispose() => http.Dispose();

    private async Task FollowAsync(string address)
    {
        using HttpResponseMessage stream = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        using StreamReader lines = new(await stream.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonDocument.Parse(line[6..]).RootElement.GetProperty("status").GetString() == "COMPLETED")
            {
                return;
            }
        }
    }
}

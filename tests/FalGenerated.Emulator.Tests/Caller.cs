using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

/// <summary>A caller that knows nothing but HTTP: an emulator, its clock, and one connection pool.</summary>
public sealed class Caller : IAsyncDisposable
{
    public const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";
    public const string App = "fal-ai/bytedance-upscaler";
    public const string Input = """{"video_url":"https://example.com/in.mp4"}""";

    private readonly HttpClient http;

    private Caller(FalEmulator fal)
    {
        Fal = fal;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = fal.QueueUrl };
    }

    public FalEmulator Fal { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Caller> StartAsync(FalEmulatorOptions? options = null) => new(await FalEmulator.StartAsync(options, Token));

    /// <summary>Sends with the key; <paramref name="path"/> is below the API port or absolute.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), Fal.Key, headers);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? key, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Key", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    public async Task<string> SubmitAsync(string body = Input, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync(Endpoint, body, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (string)(await JsonAsync(response))["request_id"]!;
    }

    public Task<HttpResponseMessage> StatusAsync(string id, string query = "") => GetAsync($"{App}/requests/{id}/status{query}");

    public Task<HttpResponseMessage> ResultAsync(string id) => GetAsync($"{App}/requests/{id}");

    public Task<HttpResponseMessage> CancelAsync(string id) => SendAsync(HttpMethod.Put, $"{App}/requests/{id}/cancel");

    /// <summary>The status text and queue position of a job.</summary>
    public async Task<(string Status, int? Position)> StateAsync(string id)
    {
        using var response = await StatusAsync(id);
        var body = await JsonAsync(response);
        return ((string)body["status"]!, (int?)body["queue_position"]);
    }

    public static async Task<JsonObject> JsonAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!.AsObject();

    /// <summary>Uploads bytes in one PUT and returns their address.</summary>
    public async Task<string> UploadAsync(byte[] bytes, string name = "in.mp4")
    {
        using var initiated = await PostAsync(
            Fal.RestUrl + "storage/upload/initiate?storage_type=fal-cdn-v3", $$"""{"content_type":"video/mp4","file_name":"{{name}}"}""");
        var addresses = await JsonAsync(initiated);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        using var put = await SendAsync(HttpMethod.Put, (string)addresses["upload_url"]!, content, key: null);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        return (string)addresses["file_url"]!;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Fal.DisposeAsync();
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

/// <summary>The exchange of the official Python client, replayed call by call: its headers, its token path, its parts in completion order.</summary>
public sealed class PythonClientTests
{
    private static readonly JsonObject Exchange =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "conformance", "python", "exchange.json")))!.AsObject();

    private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int[] Parts => [.. Exchange["parts"]!.AsArray().Select(part => (int)part!)];

    private static byte[] Bytes(int part) => [.. Enumerable.Repeat((byte)part, 1000 + part)];

    private async Task<Caller> StartAsync()
    {
        var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true, TimeProvider = new PauseClock() });
        (kept["rest"], kept["queue"], kept["key"]) = (caller.Fal.RestUrl.ToString(), caller.Fal.QueueUrl.ToString(), caller.Fal.Key);
        return caller;
    }

    private string Fill(string text) => kept.Aggregate(text, (filled, word) => filled.Replace($"{{{word.Key}}}", word.Value, StringComparison.Ordinal));

    private async Task<HttpResponseMessage> SendAsync(Caller caller, string name, byte[]? bytes = null)
    {
        var step = Exchange["steps"]!.AsArray().Single(step => (string)step!["name"]! == name)!.AsObject();
        var headers = step["headers"]!.AsObject().ToDictionary(header => header.Key, header => Fill((string)header.Value!));
        HttpContent? content = step["body"] is null ? null : new ByteArrayContent(bytes ?? Encoding.UTF8.GetBytes(Fill((string)step["body"]!)));
        if (content is not null && headers.Remove("Content-Type", out var type))
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        var response = await caller.SendAsync(
            new HttpMethod((string)step["method"]!), Fill((string)step["url"]!), content, key: null, [.. headers.Select(header => (header.Key, header.Value))]);
        Assert.True(response.IsSuccessStatusCode, $"{name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}");
        foreach (var member in (step["keep"] as JsonArray ?? []).Select(member => (string)member!))
        {
            kept[member] = (string)(await Caller.JsonAsync(response))[member]!;
        }

        return response;
    }

    private async Task UploadAsync(Caller caller)
    {
        (await SendAsync(caller, "token")).Dispose();
        (await SendAsync(caller, "begin")).Dispose();
        JsonArray list = [];
        foreach (var part in Parts)
        {
            kept["part"] = $"{part}";
            using var response = await SendAsync(caller, "part", Bytes(part));
            list.Add(new JsonObject { ["partNumber"] = part, ["etag"] = response.Headers.ETag!.ToString() });
        }

        kept["list"] = list.ToJsonString();
        (await SendAsync(caller, "complete")).Dispose();
    }

    private async Task<JsonObject> EventAsync(Caller caller)
    {
        using var response = await SendAsync(caller, "events");
        return await Caller.JsonAsync(response);
    }

    [Fact]
    public async Task Upload_WithPartsAsTheyWereCompleted_MakesTheFileInItsOwnOrder()
    {
        await using var caller = await StartAsync();

        await UploadAsync(caller);

        var file = Assert.Single(caller.Fal.Files);
        Assert.Equal(kept["access_url"], file.Url.ToString());
        Assert.Equal("clip.mp4", file.Name);
        Assert.Equal(TimeSpan.FromDays(1), file.ExpiresAt - DateTimeOffset.Parse(kept["expires_at"], null) + TimeSpan.FromHours(1));
        var whole = Parts.Order().SelectMany(Bytes).ToArray();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(whole)), await file.Sha256Async(Token));
        Assert.Equal(0, caller.Fal.AuthorizationOnFilesPort);
    }

    // The client reads these members by name, without asking whether they are there.
    [Fact]
    public async Task Events_HaveTheMembersThatTheClientReads()
    {
        await using var caller = await StartAsync();
        await UploadAsync(caller);
        (await SendAsync(caller, "submit")).Dispose();

        var queued = await EventAsync(caller);
        caller.Fal.Advance(TimeSpan.FromSeconds(0.6));
        var running = await EventAsync(caller);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        var completed = await EventAsync(caller);
        using var result = await SendAsync(caller, "result");

        Assert.Equal(("IN_QUEUE", 2), ((string)queued["status"]!, (int)queued["queue_position"]!));
        Assert.Equal("IN_PROGRESS", (string)running["status"]!);
        Assert.Equal(["Processing video", "Progress: 25%"], running["logs"]!.AsArray().Select(line => (string)line!["message"]!));
        Assert.Equal("COMPLETED", (string)completed["status"]!);
        Assert.Equal(4, completed["logs"]!.AsArray().Count);
        Assert.Equal(0.7m, (decimal)completed["metrics"]!["inference_time"]!);
        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
        Assert.Equal("upscaled_clip.mp4", (string)(await Caller.JsonAsync(result))["video"]!["file_name"]!);
    }
}

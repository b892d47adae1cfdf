using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

public sealed class MultipartTests
{
    private const int PartBytes = 70_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly byte[] Whole = [.. Enumerable.Range(0, (PartBytes * 2) + 5).Select(number => (byte)(number % 251))];

    private static byte[] Part(int number) => Whole[((number - 1) * PartBytes)..Math.Min(number * PartBytes, Whole.Length)];

    private static async Task<(Uri Upload, string File)> InitiateAsync(Caller caller)
    {
        using var response = await caller.PostAsync(
            caller.Fal.RestUrl + "storage/upload/initiate-multipart?storage_type=fal-cdn-v3", """{"content_type":"video/mp4","file_name":"long clip.mp4"}""");
        var body = await Caller.JsonAsync(response);
        return (new Uri((string)body["upload_url"]!), (string)body["file_url"]!);
    }

    private static string Below(Uri upload, string last) => $"{upload.GetLeftPart(UriPartial.Path)}/{last}{upload.Query}";

    private static async Task<string> PutAsync(Caller caller, Uri upload, int number)
    {
        using var response = await caller.SendAsync(HttpMethod.Put, Below(upload, $"{number}"), new ByteArrayContent(Part(number)), key: null);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await Caller.JsonAsync(response);
        Assert.Equal(number, (int)body["partNumber"]!);
        Assert.Equal((string)body["etag"]!, response.Headers.ETag!.ToString());
        return (string)body["etag"]!;
    }

    private static Task<HttpResponseMessage> CompleteAsync(Caller caller, Uri upload, params (int Number, string Tag)[] parts)
    {
        var list = new JsonArray([.. parts.Select(part => (JsonNode)new JsonObject { ["partNumber"] = part.Number, ["etag"] = part.Tag })]);
        return caller.SendAsync(HttpMethod.Post, Below(upload, "complete"), new StringContent(new JsonObject { ["parts"] = list }.ToJsonString()), key: null);
    }

    [Fact]
    public async Task Multipart_PartsInAnyOrder_MakeTheWholeFile()
    {
        await using var caller = await Caller.StartAsync();
        var (upload, address) = await InitiateAsync(caller);
        var third = await PutAsync(caller, upload, 3);
        await PutAsync(caller, upload, 1);
        var second = await PutAsync(caller, upload, 2);
        var first = await PutAsync(caller, upload, 1);

        using var completed = await CompleteAsync(caller, upload, (1, first), (2, second), (3, third));
        using var served = await caller.SendAsync(HttpMethod.Get, address, null, key: null);

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal(Whole, await served.Content.ReadAsByteArrayAsync(Token));
        var file = Assert.Single(caller.Fal.Files);
        Assert.Equal("long clip.mp4", file.Name);
        Assert.Equal([PartBytes, PartBytes, 5], file.Parts);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Whole)), await file.Sha256Async(Token));
        Assert.Equal(0, caller.Fal.AuthorizationOnFilesPort);
    }

    [Fact]
    public async Task Complete_WrongListOfParts_Is400AndStoresNothing()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { MinPartBytes = PartBytes });
        var (upload, _) = await InitiateAsync(caller);
        var (first, second, third) = (await PutAsync(caller, upload, 1), await PutAsync(caller, upload, 2), await PutAsync(caller, upload, 3));
        (string Words, (int, string)[] Parts)[] wrong =
        [
            ("missing or empty", []),
            ("etag", [(1, first), (2, first)]),
            ("etag", [(1, first.Trim('"'))]),
            ("not uploaded", [(1, first), (4, second)]),
            ("listed twice", [(2, second), (1, first), (2, second)]),
            ("smaller than", [(1, first), (3, third), (4, await PutFourthAsync(caller, upload))]),
        ];

        foreach (var (words, parts) in wrong)
        {
            using var response = await CompleteAsync(caller, upload, parts);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains(words, (string)(await Caller.JsonAsync(response))["detail"]!, StringComparison.Ordinal);
        }

        Assert.Empty(caller.Fal.Files);
    }

    private static async Task<string> PutFourthAsync(Caller caller, Uri upload)
    {
        using var response = await caller.SendAsync(HttpMethod.Put, Below(upload, "4"), new ByteArrayContent([1]), key: null);
        return response.Headers.ETag!.ToString();
    }

    [Fact]
    public async Task PartNumber_OutOfRange_Is400()
    {
        await using var caller = await Caller.StartAsync();
        var (upload, _) = await InitiateAsync(caller);

        using var zero = await caller.SendAsync(HttpMethod.Put, Below(upload, "0"), new ByteArrayContent([1]), key: null);
        using var large = await caller.SendAsync(HttpMethod.Put, Below(upload, "10001"), new ByteArrayContent([1]), key: null);

        Assert.Equal(HttpStatusCode.BadRequest, zero.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, large.StatusCode);
    }

    [Fact]
    public async Task UploadAddress_AfterItsLifetime_Is403()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true, UploadAddressLifetime = TimeSpan.FromMinutes(5) });
        var (upload, _) = await InitiateAsync(caller);
        caller.Fal.Advance(TimeSpan.FromMinutes(5));

        using var response = await caller.SendAsync(HttpMethod.Put, Below(upload, "1"), new ByteArrayContent([1]), key: null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("The upload address has expired", (string)(await Caller.JsonAsync(response))["detail"]!);
    }

    [Fact]
    public async Task ContentType_NotTheSignedOne_Is403()
    {
        await using var caller = await Caller.StartAsync();
        using var initiated = await caller.PostAsync(caller.Fal.RestUrl + "storage/upload/initiate", """{"content_type":"video/mp4"}""");
        var content = new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("video/webm") } };

        using var response = await caller.SendAsync(HttpMethod.Put, (string)(await Caller.JsonAsync(initiated))["upload_url"]!, content, key: null);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task StorageType_Refused_Is400()
    {
        await using var caller = await Caller.StartAsync();

        using var response = await caller.PostAsync(caller.Fal.RestUrl + "storage/upload/initiate?storage_type=gcs", "{}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task TokenPath_SingleAndParts_TakesTheCdnTokenOnTheFilesPort()
    {
        await using var caller = await Caller.StartAsync();
        using var tokenResponse = await caller.PostAsync(caller.Fal.RestUrl + "storage/auth/token?storage_type=fal-cdn-v3", "{}");
        var token = await Caller.JsonAsync(tokenResponse);
        var authorization = ("Authorization", $"{token["token_type"]} {token["token"]}");
        var files = (string)token["base_url"]!;
        HttpContent Body(byte[] bytes) => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("video/mp4") } };

        using var single = await caller.SendAsync(HttpMethod.Post, files + "/files/upload", Body(Part(1)), key: null, authorization, ("X-Fal-File-Name", "a.mp4"));
        using var initiated = await caller.SendAsync(HttpMethod.Post, files + "/files/upload/multipart", Body([]), key: null, authorization);
        var pending = await Caller.JsonAsync(initiated);
        var parts = $"{pending["access_url"]}/multipart/{pending["uploadId"]}";
        using var first = await caller.SendAsync(HttpMethod.Put, parts + "/1", Body(Part(1)), key: null, authorization, ("Accept-Encoding", "identity"));
        using var second = await caller.SendAsync(HttpMethod.Put, parts + "/2", Body(Part(2)), key: null, authorization, ("Accept-Encoding", "gzip"));
        using var completed = await caller.SendAsync(
            HttpMethod.Post,
            parts + "/complete",
            new StringContent($$"""{"parts":[{"partNumber":1,"etag":{{JsonValue.Create(first.Headers.ETag!.ToString()).ToJsonString()}}}]}"""),
            key: null,
            authorization);
        using var withoutToken = await caller.SendAsync(HttpMethod.Post, files + "/files/upload", Body(Part(1)), key: null);
        using var withKey = await caller.SendAsync(HttpMethod.Post, files + "/files/upload", Body(Part(1)), caller.Fal.Key);

        Assert.StartsWith(files, (string)(await Caller.JsonAsync(single))["access_url"]!, StringComparison.Ordinal);
        Assert.Null(second.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, withoutToken.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, withKey.StatusCode);
        Assert.Equal(1, caller.Fal.AuthorizationOnFilesPort);
        Assert.Equal(2, caller.Fal.Files.Count);
    }
}

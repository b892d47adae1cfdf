using System.Net;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

public sealed class DownloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 1_000).Select(number => (byte)(number % 251))];

    private static Task<HttpResponseMessage> GetAsync(Caller caller, string address, params (string Name, string Value)[] headers) =>
        caller.SendAsync(HttpMethod.Get, address, null, key: null, headers);

    [Theory]
    [InlineData("bytes=0-9", 0, 10, "bytes 0-9/1000")]
    [InlineData("bytes=990-", 990, 10, "bytes 990-999/1000")]
    [InlineData("bytes=990-5000", 990, 10, "bytes 990-999/1000")]
    [InlineData("bytes=-7", 993, 7, "bytes 993-999/1000")]
    [InlineData("bytes=-7000", 0, 1000, "bytes 0-999/1000")]
    public async Task Range_InsideTheFile_Is206(string range, int start, int length, string contentRange)
    {
        await using var caller = await Caller.StartAsync();
        var address = await caller.UploadAsync(Bytes);

        using var response = await GetAsync(caller, address, ("Range", range));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(contentRange, response.Content.Headers.ContentRange!.ToString());
        Assert.Equal(Bytes[start..(start + length)], await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Range_BehindTheEnd_Is416()
    {
        await using var caller = await Caller.StartAsync();
        var address = await caller.UploadAsync(Bytes);

        using var response = await GetAsync(caller, address, ("Range", "bytes=1000-"));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
        Assert.Equal("bytes */1000", response.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task IfRange_AnotherVersion_SendsTheWholeFile()
    {
        await using var caller = await Caller.StartAsync();
        var address = await caller.UploadAsync(Bytes);
        using var whole = await GetAsync(caller, address);

        using var same = await GetAsync(caller, address, ("Range", "bytes=500-"), ("If-Range", whole.Headers.ETag!.ToString()));
        using var other = await GetAsync(caller, address, ("Range", "bytes=500-"), ("If-Range", "\"another\""));

        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(1_000, other.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Head_OfAFile_HasItsHeadersAndNoBody()
    {
        await using var caller = await Caller.StartAsync();
        var address = await caller.UploadAsync(Bytes);

        using var response = await caller.SendAsync(HttpMethod.Head, address, null, key: null);

        Assert.Equal(1_000, response.Content.Headers.ContentLength);
        Assert.Equal("bytes", response.Headers.AcceptRanges.Single());
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task ExpirationOfALifecycle_Passed_TheFileIsGone()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        var source = await caller.UploadAsync(Bytes);
        var id = await caller.SubmitAsync(
            $$"""{"video_url":"{{source}}"}""", ("X-Fal-Object-Lifecycle-Preference", """{"expiration_duration_seconds":3600}"""));
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        using var result = await caller.ResultAsync(id);
        var output = (string)(await Caller.JsonAsync(result))["video"]!["url"]!;

        using var before = await GetAsync(caller, output);
        caller.Fal.Advance(TimeSpan.FromSeconds(3600));
        using var after = await GetAsync(caller, output);
        using var input = await GetAsync(caller, source);

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
        Assert.Equal(HttpStatusCode.OK, input.StatusCode);
    }

    [Theory]
    [InlineData("forbid", HttpStatusCode.Forbidden)]
    [InlineData("hide", HttpStatusCode.NotFound)]
    public async Task Acl_Restricted_OpensToASignedAddressAndToACdnToken(string decision, HttpStatusCode closed)
    {
        await using var caller = await Caller.StartAsync();
        using var initiated = await caller.PostAsync(
            caller.Fal.RestUrl + "storage/upload/initiate",
            """{"content_type":"video/mp4"}""",
            ("X-Fal-Object-Lifecycle", $$$"""{"initial_acl":{"default":"{{{decision}}}","rules":[]}}"""));
        var addresses = await Caller.JsonAsync(initiated);
        var file = (string)addresses["file_url"]!;
        using var put = await caller.SendAsync(
            HttpMethod.Put, (string)addresses["upload_url"]!, new ByteArrayContent(Bytes) { Headers = { ContentType = new("video/mp4") } }, key: null);
        using var signing = await caller.PostAsync(
            $"{caller.Fal.ApiUrl}storage/files/sign?url={Uri.EscapeDataString(file)}", """{"expiration_seconds":60}""");
        using var tokenResponse = await caller.PostAsync(caller.Fal.RestUrl + "storage/auth/token", "{}");
        var token = (string)(await Caller.JsonAsync(tokenResponse))["token"]!;

        using var run = await caller.PostAsync(caller.Fal.RunUrl + Caller.Endpoint, new JsonObject { ["video_url"] = file }.ToJsonString());
        using var plain = await GetAsync(caller, file);
        using var signed = await GetAsync(caller, (string)(await Caller.JsonAsync(signing))["signed_url"]!);
        using var withToken = await GetAsync(caller, file, ("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, run.StatusCode);
        Assert.Equal(closed, plain.StatusCode);
        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, withToken.StatusCode);
        Assert.Equal(0, caller.Fal.AuthorizationOnFilesPort);
    }

    [Fact]
    public async Task Dispose_WithStoredFiles_LeavesNoFolderBehind()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "fal-emulator-*").ToHashSet();
        string[] mine;
        await using (var caller = await Caller.StartAsync())
        {
            await caller.UploadAsync(Bytes);
            mine = [.. Directory.GetDirectories(Path.GetTempPath(), "fal-emulator-*").Where(folder => !before.Contains(folder))];
            Assert.NotEmpty(mine);
        }

        // Other tests may hold folders of their own at the same time: at least one of those seen is gone.
        Assert.Contains(mine, folder => !Directory.Exists(folder));
    }

    [Fact]
    public async Task MaxFileBytes_Exceeded_Is413AndKeepsNothing()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { MaxFileBytes = 999 });
        using var initiated = await caller.PostAsync(caller.Fal.RestUrl + "storage/upload/initiate", """{"content_type":"video/mp4"}""");

        using var response = await caller.SendAsync(
            HttpMethod.Put,
            (string)(await Caller.JsonAsync(initiated))["upload_url"]!,
            new ByteArrayContent(Bytes) { Headers = { ContentType = new("video/mp4") } },
            key: null);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(caller.Fal.Files);
    }

    [Fact]
    public async Task MaxBodyBytes_Exceeded_Is413()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { MaxBodyBytes = 100 });

        using var response = await caller.PostAsync(Caller.Endpoint, new JsonObject { ["video_url"] = new string('x', 200) }.ToJsonString());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(caller.Fal.Jobs);
    }
}

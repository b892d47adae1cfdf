using System.Buffers.Binary;
using System.Net;

namespace FalGenerated.Emulator.Tests;

public sealed class StorageTests
{
    private static FalEmulatorOptions Quick => new() { QueueTime = TimeSpan.FromMilliseconds(10), RunTime = TimeSpan.FromMilliseconds(10) };

    [Fact]
    public async Task Upload_OnePut_IsServedByteForByte()
    {
        await using var caller = await Caller.StartAsync();
        byte[] bytes = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number % 251))];

        var address = await caller.UploadAsync(bytes, "a clip, 1=2.mp4");
        using var response = await caller.SendAsync(HttpMethod.Get, address, null, key: null);

        Assert.Equal(caller.Fal.FilesUrl.Port, new Uri(address).Port);
        Assert.Equal("video/mp4", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Upload_WithoutItsSignature_Is403()
    {
        await using var caller = await Caller.StartAsync();
        using var initiated = await caller.PostAsync(caller.Fal.RestUrl + "storage/upload/initiate", "{}");
        var address = new Uri((string)(await Caller.JsonAsync(initiated))["upload_url"]!);

        using var put = await caller.SendAsync(HttpMethod.Put, address.GetLeftPart(UriPartial.Path), new ByteArrayContent([1]), key: null);

        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
    }

    [Fact]
    public async Task Job_UploadedMovie_EchoesItWithItsMovieTime()
    {
        await using var caller = await Caller.StartAsync(Quick);
        var movie = Movie(timescale: 600, units: 3949);
        var source = await caller.UploadAsync(movie);

        using var result = await caller.PostAsync(caller.Fal.RunUrl + Caller.Endpoint, $$"""{"video_url":"{{source}}"}""");
        var output = await Caller.JsonAsync(result);
        using var video = await caller.SendAsync(HttpMethod.Get, (string)output["video"]!["url"]!, null, key: null);

        Assert.Equal(6.582m, (decimal)output["duration"]!);
        Assert.Equal("6.58200000", result.Headers.GetValues("X-Fal-Billable-Units").Single());
        Assert.Equal(movie.Length, (long)output["video"]!["file_size"]!);
        Assert.Equal(movie, await video.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Job_SourceMissingOnTheFilesPort_Is422FileDownloadError()
    {
        await using var caller = await Caller.StartAsync(Quick);

        using var result = await caller.PostAsync(
            caller.Fal.RunUrl + Caller.Endpoint, $$"""{"video_url":"{{caller.Fal.FilesUrl}}files/nothing.mp4"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, result.StatusCode);
        var item = Assert.Single((await Caller.JsonAsync(result))["detail"]!.AsArray())!;
        Assert.Equal("file_download_error", (string)item["type"]!);
        Assert.Equal("""["body","video_url"]""", item["loc"]!.ToJsonString());
    }

    private static byte[] Movie(uint timescale, uint units)
    {
        var header = new byte[108];
        BinaryPrimitives.WriteUInt32BigEndian(header, 108);
        "mvhd"u8.CopyTo(header.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(20), timescale);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(24), units);
        return [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 0, 0, 0, 0, 0, 12, .. "mdat"u8, 1, 2, 3, 4, 0, 0, 0, 116, .. "moov"u8, .. header];
    }
}

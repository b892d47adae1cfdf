using System.Net;

namespace FalGenerated.Emulator.Tests;

public sealed class KeyTests
{
    [Theory]
    [InlineData(null, "Cannot access application 'fal-ai/bytedance-upscaler'. Authentication is required to access this application.")]
    [InlineData("Key wrong:key", "invalid key credentials")]
    [InlineData("Basic abc", "invalid key credentials")]
    [InlineData("Bearer emulator-key-id:emulator-key-secret", "Could not decode the issuer of the token")]
    public async Task Submit_WithoutGoodKey_Is401(string? authorization, string detail)
    {
        await using var caller = await Caller.StartAsync();
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];

        using var response = await caller.SendAsync(HttpMethod.Post, Caller.Endpoint, null, key: null, headers);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(detail, (string)(await Caller.JsonAsync(response))["detail"]!);
        Assert.Empty(caller.Fal.Jobs);
    }

    [Fact]
    public async Task AcceptAnyKey_TwoKeys_SeeOnlyTheirOwnJobs()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { AcceptAnyKey = true });
        var id = await caller.SubmitAsync();

        using var mine = await caller.StatusAsync(id);
        using var other = await caller.SendAsync(HttpMethod.Get, $"{Caller.App}/requests/{id}/status", null, key: "other:key");

        Assert.NotEqual(HttpStatusCode.NotFound, mine.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task FilesPort_AuthorizationHeader_IsRefusedAndCounted()
    {
        await using var caller = await Caller.StartAsync();
        var file = await caller.UploadAsync([1, 2, 3]);

        using var response = await caller.GetAsync(file);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(1, caller.Fal.AuthorizationOnFilesPort);
    }
}

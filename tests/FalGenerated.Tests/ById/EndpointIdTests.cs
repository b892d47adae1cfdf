using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.ById;

/// <summary>An id is the path of a paid request: what an address could read in another way is refused before anything is sent.</summary>
public sealed class EndpointIdTests : IDisposable
{
    private readonly ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Status("IN_QUEUE")));
    private readonly FalClient client;

    public EndpointIdTests() => client = Fal.Client(wire);

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    public static TheoryData<string> NoIds =>
    [
        "", " ", "/", "flux", "fal-ai", "fal-ai/", "/fal-ai/flux", "fal-ai//flux", "fal-ai/flux/", "fal-ai/../other", "fal-ai/flux/..", "./flux", "fal-ai/.", "fal-ai/...",
        "fal-ai/%2e%2e/other", "fal-ai%2fflux", "fal-ai/flux?x=1", "fal-ai/flux#a", "https://fal.run/fal-ai/flux", "//evil.example/a", "fal-ai\\flux/dev", "fal-ai/flux dev",
        "fal-ai/flux\n/x", "fal-ai/flux\n", "fal-ai/flüx", "fal-ai/-flux", "user@host/flux", "fal-ai/flux:443", "fal-ai/flux;v=1/x", "workflows/owner", "comfy/owner",
        "fal-ai/flux/requests/abc/cancel", "workflows/owner/app/requests/abc", "a/b/c/d/e/f/g/h/i/j/k", "fal-ai/" + new string('a', 200),
    ];

    [Theory]
    [MemberData(nameof(NoIds))]
    public void Text_ThatIsNoId_IsRefusedInOneSentence(string text)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => client.Endpoint(text));

        Assert.Equal("endpointId", error.ParamName);
        Assert.Contains("is no endpoint id; give owner/app or owner/app/path", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 350, error.Message);
        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData("fal-ai/flux/dev", "/fal-ai/flux/dev", "/fal-ai/flux")]
    [InlineData("fal-ai/fast-sdxl", "/fal-ai/fast-sdxl", "/fal-ai/fast-sdxl")]
    [InlineData("fal-ai/veo3.1/fast", "/fal-ai/veo3.1/fast", "/fal-ai/veo3.1")]
    [InlineData("workflows/me/thing/v2", "/workflows/me/thing/v2", "/workflows/me/thing")]
    [InlineData("comfy/me/thing", "/comfy/me/thing", "/comfy/me/thing")]
    [InlineData("110602490-lora", "/110602490/lora", "/110602490/lora")]
    public async Task Submit_GoesToTheWholeId_AndItsJobLiesBelowTheApp(string id, string submit, string app)
    {
        FalJob<Newtonsoft.Json.Linq.JObject> job = await client.Endpoint(id).SubmitAsync([], cancellationToken: TestContext.Current.CancellationToken);
        await client.Endpoint(id).Job("r2").GetStatusAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("r1", job.RequestId);
        Assert.Equal([submit, $"{app}/requests/r2/status"], wire.Requests.Select(request => request.Address.AbsolutePath));
    }

    [Fact]
    public void Secret_ThatWasPastedAsAnId_IsNotRepeated()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => client.Endpoint(Fal.Key));

        Assert.DoesNotContain("canary-secret", error.Message, StringComparison.Ordinal);
    }
}

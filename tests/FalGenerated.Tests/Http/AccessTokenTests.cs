using FalGenerated.Tests.Support;
using FalGenerated.Wire;

namespace FalGenerated.Tests.Http;

/// <summary>An access token goes to the queue alone, is asked for each time, and stands in no text.</summary>
public sealed class AccessTokenTests
{
    private const string Bearer = "eyJ-canary-access-token";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_GetsANewTokenEachTime_AndNothingElseDoes()
    {
        int asked = 0;
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Status("IN_QUEUE")));
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, AccessToken = _ => ValueTask.FromResult($"{Bearer}-{++asked}") }, wire);

        FalJob<Newtonsoft.Json.Linq.JObject> job = await client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token);
        await job.GetStatusAsync(cancellationToken: Token);
        await client.Endpoint("owner/app").RunAsync([], cancellationToken: Token);
        await client.Endpoint("owner/app").SubmitAsync([], new() { ApiKey = "own-id:own-secret-4711" }, Token);

        Assert.Equal([$"Bearer {Bearer}-1", $"Bearer {Bearer}-2", "Key " + Fal.Key, "Key own-id:own-secret-4711"], wire.Requests.Select(request => request.Authorization));
    }

    [Fact]
    public async Task WithoutAKey_TheQueueWorks_AndTheRestSaysWhatIsMissing()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = new(new FalOptions { AccessToken = _ => ValueTask.FromResult(Bearer) }, wire);

        await client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token);
        FalConfigurationException run = await Assert.ThrowsAsync<FalConfigurationException>(() => client.Endpoint("owner/app").RunAsync([], cancellationToken: Token));
        await Assert.ThrowsAsync<FalConfigurationException>(() => client.Platform.GetPricesAsync(["owner/app"], Token));

        Assert.Contains("Set ApiKey for uploads, synchronous runs", run.Message, StringComparison.Ordinal);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak-canary")]
    public async Task Text_ThatIsNoToken_IsOneSentence_AndNotRepeated(string text)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = new(new FalOptions { AccessToken = _ => ValueTask.FromResult(text) }, wire);

        FalConfigurationException error = await Assert.ThrowsAsync<FalConfigurationException>(() => client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token));

        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Provider_ThatFails_SendsNothing()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = new(new FalOptions { AccessToken = _ => throw new InvalidOperationException("no login") }, wire);

        FalConnectionException error = await Assert.ThrowsAsync<FalConnectionException>(() => client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token));

        Assert.True(error.CertainlyNotSent);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Echo_OfTheToken_IsRedacted()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(401, $$"""{"detail":"bad token {{request.Authorization!["Bearer ".Length..]}}"}"""));
        using FalClient client = new(new FalOptions { AccessToken = _ => ValueTask.FromResult(Bearer) }, wire);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(() => client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token));

        Assert.DoesNotContain(Bearer, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Key ***", FalKey.OfToken(Bearer)!.ToString());
    }

    [Fact]
    public void Emulator_GetsNoToken()
    {
        FalOptions options = new FalOptions { AccessToken = _ => ValueTask.FromResult(Bearer) }.UseEmulator(new Uri("http://127.0.0.1:8080/"));

        Assert.Null(options.AccessToken);
    }
}

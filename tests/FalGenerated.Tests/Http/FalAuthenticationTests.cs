using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Http;

public sealed class FalAuthenticationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_OnEveryKeyedCall_GoesInTheDocumentedHeader()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal("Key " + Fal.Key, Assert.Single(wire.Requests).Authorization);
        Assert.StartsWith("FalGenerated/", wire.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyedClient_AskedForAForeignOrigin_RefusesBeforeSending()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, "{}"));
        using FalClient client = Fal.Client(wire);

        FalForeignAddressException error = await Assert.ThrowsAsync<FalForeignAddressException>(
            () => client.Context.Transport.Queue.GetAsync(new Uri("https://queue.fal.run.evil.example/x?sig=canary"), Token));

        Assert.Empty(wire.Requests);
        Assert.Equal("queue.fal.run.evil.example", error.Host);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://queue.fal.run/x")]
    [InlineData("https://queue.fal.run:8443/x")]
    [InlineData("https://v3.fal.media/files/x")]
    public async Task KeyedClient_WithAnotherSchemePortOrHost_Refuses(string address)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, "{}"));
        using FalClient client = Fal.Client(wire);

        await Assert.ThrowsAsync<FalForeignAddressException>(() => client.Context.Transport.Rest.GetAsync(new Uri(address), Token));

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task FilesClient_Anywhere_CarriesNoKey()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, "{}"));
        using FalClient client = Fal.Client(wire);

        await client.Context.Transport.Files.GetAsync(new Uri("https://queue.fal.run/x"), Token);

        Assert.Null(Assert.Single(wire.Requests).Authorization);
    }

    [Fact]
    public async Task PerCallKey_OnASubmit_StaysWithTheJobsLaterCalls()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Status("IN_QUEUE")));

        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, new() { ApiKey = "other:key" }, Token);
        await job.GetStatusAsync(cancellationToken: Token);

        Assert.All(wire.Requests, request => Assert.Equal("Key other:key", request.Authorization));
        Assert.Equal(2, wire.Requests.Count);
    }
}

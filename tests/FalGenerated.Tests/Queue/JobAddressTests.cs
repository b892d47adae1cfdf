using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Queue;

public sealed class JobAddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_GoesToTheFullPath_AndItsCallsToOwnerAndApp()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? """{"request_id":"r1"}""" : Fal.Status("IN_QUEUE")));

        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);
        await job.GetStatusAsync(logs: true, Token);
        await job.CancelAsync(Token);

        Assert.Equal(
            [
                "https://queue.fal.run/owner/app/some/path",
                "https://queue.fal.run/owner/app/requests/r1/status?logs=1",
                "https://queue.fal.run/owner/app/requests/r1/cancel",
            ],
            wire.Requests.Select(request => request.Address.AbsoluteUri));
    }

    [Theory]
    [InlineData("https://evil.example/owner/app/requests/r1/status")]
    [InlineData("http://queue.fal.run/owner/app/requests/r1/status")]
    [InlineData("https://user@queue.fal.run/owner/app/requests/r1/status")]
    [InlineData("https://queue.fal.run/owner/app/requests/r1/status?secret=1")]
    [InlineData("/owner/app/requests/r1/status")]
    [InlineData("")]
    public async Task StatusUrl_ThatIsNotOurs_IsRefusedAndRebuilt(string address)
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            200, request.Method == "POST" ? $$"""{"request_id":"r1","status_url":"{{address}}"}""" : Fal.Status("IN_QUEUE")));

        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);
        await job.GetStatusAsync(cancellationToken: Token);

        Assert.Equal("https://queue.fal.run/owner/app/requests/r1/status", wire.Requests[^1].Address.AbsoluteUri);
    }

    [Fact]
    public async Task Urls_AtTheQueuesOwnOrigin_AreUsedAsTheyCame()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(
            200, """{"request_id":"r1","status_url":"https://queue.fal.run/moved/r1/status","response_url":"https://queue.fal.run/owner/app/requests/r1/response"}"""));

        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal("https://queue.fal.run/moved/r1/status", job.Addresses.Status.AbsoluteUri);
        Assert.Equal("https://queue.fal.run/moved/r1/status/stream", job.Addresses.Stream.AbsoluteUri);
        Assert.Equal("https://queue.fal.run/owner/app/requests/r1", job.Addresses.Result.AbsoluteUri);
    }
}

using FalGenerated.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Queue;

/// <summary>A job from its request id alone.</summary>
public sealed class RequestIdTests
{
    private const string Id = "764cabcf-b745-4b3e-ae38-1200304cf45b";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_OfAnId_AsksAtTheUsualAddresses()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal)
            ? Fal.Status("COMPLETED")
            : request.Method == "PUT" ? """{"status":"CANCELLATION_REQUESTED"}""" : Fal.Output));
        FalJob<TestOutput> job = Fal.Endpoint(wire).Job($" {Id}\n");

        Assert.Empty(wire.Requests);
        await job.GetStatusAsync(cancellationToken: Token);
        FalResponse<TestOutput> result = await job.GetResultAsync(Token);
        CancelOutcome cancelled = await job.CancelAsync(Token);

        Assert.Equal(Id, job.RequestId);
        Assert.Equal("https://v3.fal.media/files/a/out.mp4?sig=canary-signature", result.Output.Video?.Url);
        Assert.Equal(CancelOutcome.Requested, cancelled);
        Assert.Equal(
            [
                $"GET https://queue.fal.run/owner/app/requests/{Id}/status",
                $"GET https://queue.fal.run/owner/app/requests/{Id}",
                $"PUT https://queue.fal.run/owner/app/requests/{Id}/cancel",
            ],
            wire.Requests.Select(request => $"{request.Method} {request.Address.GetLeftPart(UriPartial.Path)}"));
    }

    [Fact]
    public void Job_OfAnId_IsTakenToBeSubmittedNow_AndHasAToken()
    {
        DateTimeOffset now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(new ScriptedHandler(_ => ScriptedHandler.Json(500, "{}")), new FakeTimeProvider(now));

        FalJob<TestOutput> job = endpoint.Job(Id);

        Assert.Equal(now, job.SubmittedAt);
        Assert.Equal(job.Addresses, endpoint.Resume(job.Token).Addresses);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("..", "only ASCII letters")]
    [InlineData("../r2", "only ASCII letters")]
    [InlineData("%2e%2e", "only ASCII letters")]
    [InlineData("r1/status", "only ASCII letters")]
    [InlineData("r1\\status", "only ASCII letters")]
    [InlineData("r1?x=1", "only ASCII letters")]
    [InlineData("r1#x", "only ASCII letters")]
    [InlineData("rünf", "only ASCII letters")]
    [InlineData("fal1.e30.00000000", "pass it to Resume")]
    public void Job_OfATextThatIsNoId_IsRefusedBeforeAnyRequest(string text, string reason)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        ArgumentException error = Assert.Throws<ArgumentException>("requestId", () => Fal.Endpoint(wire).Job(text));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void Job_OfALongText_IsRefusedFrom129Characters()
    {
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(new ScriptedHandler(_ => ScriptedHandler.Json(200, Fal.Accepted)));

        Assert.Equal(128, endpoint.Job(new string('a', 128)).RequestId.Length);
        Assert.Contains("129", Assert.Throws<ArgumentException>("requestId", () => endpoint.Job(new string('a', 129))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_WithAKeyThatIsNone_NamesTheKey() => Assert.Throws<ArgumentException>(
        "apiKey", () => Fal.Endpoint(new ScriptedHandler(_ => ScriptedHandler.Json(200, Fal.Accepted))).Job(Id, "a b"));
}

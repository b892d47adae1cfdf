using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

/// <summary>Who submits and waits in one call has the job from nowhere but the exception.</summary>
public sealed class SubscribeFailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/status", 401, "{}", "Authentication")]
    [InlineData("/status", 403, "{}", "Forbidden")]
    [InlineData("/status", 404, "{}", "NotFound")]
    [InlineData("/status", 200, "{}", "Unreadable")]
    [InlineData("/r1", 401, "{}", "Authentication")]
    [InlineData("/r1", 403, """{"detail":"Exhausted balance"}""", "Balance")]
    [InlineData("/r1", 200, """{"duration":1}""", "Unreadable")]
    public async Task Failure_AfterTheSubmit_HoldsTheJob(string path, int status, string body, string type)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith(path, StringComparison.Ordinal) ? ScriptedHandler.Json(status, body)
            : request.Address.AbsolutePath.EndsWith("/stream", StringComparison.Ordinal) ? ScriptedHandler.Json(404, "{}")
            : ScriptedHandler.Json(200, Fal.Status("COMPLETED")));

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(
            () => time.RunAsync(Fal.Endpoint(wire, time).SubscribeAsync(Fal.Input, cancellationToken: Token)));

        Assert.Equal(type, Failing.KindOf(error));
        Assert.Equal("r1", error.Job!.RequestId);
        Assert.Equal(1, wire.Count("POST"));
    }

    [Fact]
    public async Task Failure_OfTheSubmit_HoldsNone()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(401, "{}"));

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Authentication, () => Fal.Endpoint(wire).SubscribeAsync(Fal.Input, cancellationToken: Token));

        Assert.Null(error.Job);
    }

    [Theory]
    [InlineData("""{"duration":1}""", "Required property 'video' not found in JSON")]
    [InlineData("""{"video":"long","duration":1}""", "Path 'video'")]
    [InlineData("""{"video":"see https://a.example/f?sig=canary-signature","duration":1}""", "https://a.example/f?***")]
    public async Task Result_ThatDoesNotFit_SaysWhatIsWrongWithIt(string body, string said)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : body));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Unreadable, () => job.GetResultAsync(Token));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
        Assert.Equal(body, error.Answer.RawBody);
    }
}

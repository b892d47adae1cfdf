using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

/// <summary>The result call is free: the end of a job is believed only where it is proved.</summary>
public sealed class ResultProofTests
{
    private const string Failure = """{"detail":"boom","error_type":"internal_error"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500, Failure)]
    [InlineData(404, """{"status":"NOT_FOUND"}""")]
    [InlineData(410, "")]
    public async Task EndThatOneAnswerClaims_IsAskedForAgain_AndTheResultWins(int status, string body)
    {
        SteppedTime time = new();
        (ScriptedHandler wire, Func<int> fetches) = Wire(Fal.Status("COMPLETED"), fetch => fetch == 1 ? (status, body) : (200, Fal.Output));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        TestOutput output = await time.RunAsync(job.WaitAsync(options: Poll, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(2, fetches());
    }

    [Theory]
    [InlineData(500, Failure, JobFailure.Failed)]
    [InlineData(404, """{"status":"NOT_FOUND"}""", JobFailure.Expired)]
    [InlineData(410, "", JobFailure.Expired)]
    public async Task EndThatThreeAnswersClaimOverAMinute_IsBelieved(int status, string body, JobFailure outcome)
    {
        SteppedTime time = new();
        (ScriptedHandler wire, Func<int> fetches) = Wire(Fal.Status("COMPLETED"), _ => (status, body));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        await Failing.JobAsync(outcome, () => time.RunAsync(job.WaitAsync(options: Poll, cancellationToken: Token)));

        Assert.Equal(3, fetches());
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task FailureThatTheStatusNamesToo_IsBelievedAtOnce()
    {
        SteppedTime time = new();
        (ScriptedHandler wire, Func<int> fetches) = Wire(
            """{"status":"COMPLETED","error":"boom","error_type":"internal_error"}""", _ => (500, Failure));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        await Failing.JobAsync(JobFailure.Failed, () => time.RunAsync(job.WaitAsync(options: Poll, cancellationToken: Token)));

        Assert.Equal(1, fetches());
    }

    [Fact]
    public async Task UnknownStateWithAnError_IsSettledByItsResult()
    {
        SteppedTime time = new();
        (ScriptedHandler wire, Func<int> fetches) = Wire("""{"status":"FAILED","error":"no frames"}""", _ => (200, Fal.Output));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        TestOutput output = await time.RunAsync(job.WaitAsync(options: Poll, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(1, fetches());
    }

    private static WaitOptions Poll => new() { Mode = WaitMode.Poll };

    private static (ScriptedHandler Wire, Func<int> Fetches) Wire(string status, Func<int, (int Status, string Body)> result)
    {
        int fetches = 0;
        ScriptedHandler wire = new(request =>
        {
            if (request.Method == "POST")
            {
                return ScriptedHandler.Json(200, Fal.Accepted);
            }

            if (request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal))
            {
                return ScriptedHandler.Json(200, status);
            }

            (int code, string body) = result(++fetches);
            return ScriptedHandler.Json(code, body);
        });
        return (wire, () => fetches);
    }
}

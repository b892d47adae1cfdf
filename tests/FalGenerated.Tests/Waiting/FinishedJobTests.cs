using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class FinishedJobTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(499, """{"detail":"x","error_type":"client_cancelled"}""", "Cancelled")]
    [InlineData(422, """{"detail":[{"loc":["body"],"msg":"m","type":"t"}]}""", "Failed")]
    [InlineData(404, """{"status":"NOT_FOUND"}""", "Expired")]
    [InlineData(504, "{}", "StartTimeout")]
    public async Task CompletedJob_WithoutAResult_IsATypedFailureThatHoldsIt(int status, string body, string type)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal)
                ? ScriptedHandler.Json(status, body, ("X-Fal-Request-Timeout-Type", "user"))
                : ScriptedHandler.Json(200, Fal.Status("COMPLETED")));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => time.RunAsync(job.WaitAsync(cancellationToken: Token)));

        Assert.Equal(type, Failing.KindOf(error));
        Assert.Same(job, error is FalApiException said ? said.Job : ((FalJobFailedException)error).Job);
    }

    [Fact]
    public async Task CompletedJob_WhoseStatusToldTheErrorAndWhoseResultIsGone_FailsWithThatError()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal)
                ? ScriptedHandler.Json(404, """{"status":"NOT_FOUND"}""")
                : ScriptedHandler.Json(200, """{"status":"COMPLETED","error":"Runner went away","error_type":"runner_disconnected"}"""));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        FalJobFailedException error = await Failing.JobAsync(JobFailure.Failed, () => time.RunAsync(job.WaitAsync(cancellationToken: Token)));

        Assert.Equal("runner_disconnected", error.ErrorType);
        Assert.Contains("Runner went away", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompletedWithErrorText_AndAResult_IsASuccess()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            200,
            request.Method == "POST" ? Fal.Accepted : request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal) ? Fal.Output : """{"status":"COMPLETED","error":"odd"}"""));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        Assert.Equal(10m, (await time.RunAsync(job.WaitAsync(cancellationToken: Token))).Output.Duration);
    }
}

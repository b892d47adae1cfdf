using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Queue;

public sealed class ResultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Result_OfAFinishedJob_IsTheBareOutputWithItsHeaders()
    {
        ScriptedHandler wire = Answering(200, Fal.Output, ("X-Fal-Billable-Units", "10.00"));
        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalResponse<TestOutput> response = await job.GetResultAsync(Token);

        Assert.Equal(10.0m, response.Output.Duration);
        Assert.Equal("10.00", Assert.Single(response.Headers["x-fal-billable-units"]));
        Assert.Equal("https://queue.fal.run/owner/app/requests/r1", wire.Requests[^1].Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(400, """{"detail":"Request is still in progress"}""", "NotCompleted")]
    [InlineData(400, """{"detail":"Bad frame rate"}""", "Failed")]
    [InlineData(422, """{"detail":[{"loc":["body","video_url"],"msg":"m","type":"file_download_error"}]}""", "Failed")]
    [InlineData(500, """{"detail":"m","error_type":"internal_error"}""", "Failed")]
    [InlineData(499, """{"detail":"m","error_type":"client_cancelled"}""", "Cancelled")]
    [InlineData(499, "", "Cancelled")]
    [InlineData(404, """{"status":"NOT_FOUND"}""", "NotFound")]
    [InlineData(410, "", "Expired")]
    [InlineData(401, """{"detail":"invalid key credentials"}""", "Authentication")]
    [InlineData(405, "", "Refused")]
    public async Task Result_ThatIsNone_IsATypedFailure(int status, string body, string type)
    {
        SteppedTime time = new();
        FalJob<TestOutput> job = await Fal.Endpoint(Answering(status, body), time).SubmitAsync(Fal.Input, cancellationToken: Token);

        Exception error = await Assert.ThrowsAnyAsync<FalException>(() => time.RunAsync(job.GetResultAsync(Token)));

        Assert.Equal(type, Failing.KindOf(error));
        if (error is FalJobFailedException failure)
        {
            Assert.Same(job, failure.Job);
            Assert.Equal(status, failure.Answer.StatusCode);
            Assert.Contains("r1", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(202, """{"status":"CANCELLATION_REQUESTED"}""", CancelOutcome.Requested)]
    [InlineData(200, """{"status":"OK"}""", CancelOutcome.Removed)]
    [InlineData(200, """{"success":true}""", CancelOutcome.Removed)]
    [InlineData(200, """{"success":false}""", CancelOutcome.Requested)]
    [InlineData(204, "", CancelOutcome.Removed)]
    [InlineData(200, "OK", CancelOutcome.Removed)]
    [InlineData(400, """{"status":"ALREADY_COMPLETED"}""", CancelOutcome.AlreadyCompleted)]
    public async Task Cancel_WithAnyDocumentedBody_HasAnOutcome(int status, string body, CancelOutcome expected)
    {
        ScriptedHandler wire = Answering(status, body);
        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        Assert.Equal(expected, await job.CancelAsync(Token));
        Assert.Equal("PUT", wire.Requests[^1].Method);
    }

    [Theory]
    [InlineData(404, """{"status":"NOT_FOUND"}""", "runner died", "Submit a new job later")]
    [InlineData(400, """{"detail":[{"loc":["body"],"msg":"m","type":"downstream_service_error"}]}""", null, "Submit a new job later")]
    [InlineData(500, """{"detail":"m","error_type":"runner_server_error"}""", null, "Submit a new job later")]
    [InlineData(422, """{"detail":[{"loc":["body","x"],"msg":"m","type":"one_of"}]}""", null, "Correct the input")]
    public async Task FailedJob_SaysWhatToDo(int status, string body, string? errorOfStatus, string advice)
    {
        SteppedTime time = new();
        string completed = errorOfStatus is null ? "{\"status\":\"COMPLETED\"}" : $$"""{"status":"COMPLETED","error":"{{errorOfStatus}}"}""";
        ScriptedHandler wire = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted)
            : request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? ScriptedHandler.Json(200, completed)
            : ScriptedHandler.Json(status, body));
        FalJob<TestOutput> job = await Fal.Endpoint(wire, time).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalJobFailedException error = await Failing.JobAsync(JobFailure.Failed, () => time.RunAsync(job.WaitAsync(options: new WaitOptions { Mode = WaitMode.Poll }, cancellationToken: Token)));

        Assert.StartsWith(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OfAnUnknownJob_IsNotFound()
    {
        FalJob<TestOutput> job = await Fal.Endpoint(Answering(404, """{"status":"NOT_FOUND"}""")).SubmitAsync(Fal.Input, cancellationToken: Token);

        await Failing.ApiAsync(FalApiErrorKind.NotFound, () => job.CancelAsync(Token));
    }

    [Fact]
    public async Task Run_GoesToTheRunHost_AndReturnsTheOutput()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Output, ("x-fal-request-id", "q7")));

        FalResponse<TestOutput> response = await Fal.Endpoint(wire).RunAsync(Fal.Input, new() { NoRetry = true, StoreIO = false }, Token);

        Seen request = Assert.Single(wire.Requests);
        Assert.Equal("https://fal.run/owner/app/some/path", request.Address.AbsoluteUri);
        Assert.Equal("0", request.Headers["X-Fal-Store-IO"]);
        Assert.False(request.Headers.ContainsKey("X-Fal-No-Retry"));
        Assert.Equal(10m, response.Output.Duration);
    }

    private static ScriptedHandler Answering(int status, string body, params (string, string)[] headers) =>
        new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted) : ScriptedHandler.Json(status, body, headers));
}

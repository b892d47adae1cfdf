using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Errors;

/// <summary>The table of exceptions in the SDK's page: each row is met through the public API, with its facts.</summary>
public sealed class ExceptionTableTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-errors-").FullName;
    private readonly SteppedTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_exception_of_the_library_can_be_made_by_a_caller() => Assert.All(
        typeof(FalException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(FalException))),
        type => Assert.NotEmpty(type.GetConstructors()));

    [Fact]
    public void Each_exception_of_the_library_is_a_FalException() => Assert.All(
        typeof(FalException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception)) && type != typeof(FalException)),
        type => Assert.True(type.IsSubclassOf(typeof(FalException)), type.Name));

    [Fact]
    public void The_page_names_each_exception()
    {
        string page = File.ReadAllText(Repository.PathOf("src", "FalGenerated", "README.md"));

        Assert.All(
            typeof(FalException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(FalException)) && type.Namespace == "FalGenerated"),
            type => Assert.Contains($"| `{type.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Submit_WithoutAnAnswer_IsAnUnknownOutcome()
    {
        FalOutcomeUnknownException error = await FailAsync<FalOutcomeUnknownException>(_ => throw new HttpRequestException("reset", new IOException()));

        Assert.Equal(TestEndpoint.Descriptor.EndpointId, error.Submit.EndpointId);
        Assert.Null(error.Answer);
        Assert.NotEmpty(error.Reason);
    }

    [Fact]
    public async Task Submit_ToAHostThatIsNotThere_IsAConnection()
    {
        ScriptedHandler wire = new(_ => throw new HttpRequestException(HttpRequestError.NameResolutionError)) { ReadsBodies = false };

        FalConnectionException error = await time.RunAsync(Assert.ThrowsAsync<FalConnectionException>(() => Fal.SubmitAsync(wire, time)));

        Assert.Equal(("queue.fal.run", true), (error.Host, error.CertainlyNotSent));
    }

    [Fact]
    public async Task Submit_OfAnInputThatFailsForCertain_IsRefused()
    {
        using FalClient client = Fal.Client(Never);

        FalRefusedException error = await Assert.ThrowsAsync<FalRefusedException>(
            () => client.Upscaler.SubmitAsync(new UpscaleVideoInput { VideoUrl = "ftp://media.example/in.mp4" }, null, Token));

        Assert.Contains(error.Findings, finding => finding.Refuses);
    }

    [Fact]
    public async Task Submit_AboveALimit_IsASpendingLimit()
    {
        using FalClient client = Fal.Client(Never);

        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { MaxPriceUsd = 0.5m, Quote = new TestQuote(0.5m, 1m) }, Token));

        Assert.Equal((SpendingLimitKind.Job, 1m, 0.5m), (error.Kind, error.AtMostUsd, error.LimitUsd));
    }

    [Fact]
    public async Task Submit_UnderAKeyOfAnotherInput_IsAConflict()
    {
        using FalClient client = Fal.Client(new ScriptedHandler(_ => ScriptedHandler.Json(200, Fal.Accepted)));
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        await endpoint.SubmitAsync(Fal.Input, new() { IdempotencyKey = "one" }, Token);

        FalIdempotencyConflictException error = await Assert.ThrowsAsync<FalIdempotencyConflictException>(
            () => endpoint.SubmitAsync(new() { VideoUrl = "https://media.example/other.mp4" }, new() { IdempotencyKey = "one" }, Token));

        Assert.Equal(("one", JournalState.Accepted, "another input"), (error.Wanted.IdempotencyKey, error.Present.State, error.Difference));
    }

    [Fact]
    public async Task Submit_ThatTheServiceRefuses_IsAnAnswerOfTheService()
    {
        FalApiException error = await FailAsync<FalApiException>(_ => ScriptedHandler.Json(
            422, """{"detail":[{"loc":["body","video_url"],"msg":"no","type":"url"}]}""", ("x-fal-request-id", "r9")));

        Assert.Equal((FalApiErrorKind.Validation, 422, "url", "r9"), (error.Kind, error.StatusCode, error.ErrorType, error.RequestId));
        Assert.Single(error.FieldErrors);
    }

    [Fact]
    public async Task Wait_ForAJobThatFailed_IsAFailedJob()
    {
        FalJobFailedException error = await WaitAsync<FalJobFailedException>(request => request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal)
            ? ScriptedHandler.Json(200, Fal.Status("COMPLETED"))
            : ScriptedHandler.Json(422, """{"detail":"no video","error_type":"bad_input"}"""));

        Assert.Equal((JobFailure.Failed, "r1", "bad_input"), (error.Outcome, error.Job.RequestId, error.ErrorType));
    }

    [Fact]
    public async Task Wait_LongerThanItsTimeout_HoldsTheJob()
    {
        FalTimeoutException error = await WaitAsync<FalTimeoutException>(_ => ScriptedHandler.Json(200, Fal.Status("IN_QUEUE")));

        Assert.Equal(("r1", TimeSpan.FromMinutes(1)), (error.Job.RequestId, error.Timeout));
        Assert.Equal(QueueState.InQueue, error.LastStatus!.Status);
    }

    [Fact]
    public async Task Download_OverAFile_IsATransfer()
    {
        using FalClient client = Fal.Client(Never);
        string path = Path.Combine(folder, "out.mp4");
        await File.WriteAllTextAsync(path, "mine", Token);

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => client.Storage.DownloadAsync(new Uri("https://v3.fal.media/out.mp4"), path, cancellationToken: Token));

        Assert.Equal((TransferFailure.TargetExists, path), (error.Reason, error.Path));
        Assert.Equal("mine", await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task Submit_OverADamagedJournal_IsAJournal()
    {
        string path = Path.Combine(folder, "journal");
        await File.WriteAllTextAsync(path, "no journal\n", Token);
        using FalClient client = new(new FalOptions { ApiKey = "k:s", JournalPath = path }, Never);

        FalJournalException error = await Assert.ThrowsAsync<FalJournalException>(
            () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, new() { IdempotencyKey = "one" }, Token));

        Assert.Equal((path, 1), (error.Path, error.Line));
    }

    [Fact]
    public void Client_OfOptionsThatCannotWork_IsAConfiguration()
    {
        FalConfigurationException error = Assert.Throws<FalConfigurationException>(
            () => new FalClient(new FalOptions { ApiKey = "\"k:s\"", QueueUrl = new Uri("http://queue.fal.run/") }));

        Assert.Equal(2, error.Problems.Count);
    }

    [Fact]
    public async Task Resume_OfAJobElsewhere_IsAForeignAddress()
    {
        using FalClient elsewhere = new(
            new FalOptions { ApiKey = "k:s", QueueUrl = new Uri("https://queue.example/") }, new ScriptedHandler(_ => ScriptedHandler.Json(200, """{"request_id":"r1"}""")));
        FalJob<TestOutput> job = await elsewhere.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);
        using FalClient client = Fal.Client(Never);

        FalForeignAddressException error = Assert.Throws<FalForeignAddressException>(() => client.Endpoint(TestEndpoint.Descriptor).Resume(job.Token));

        Assert.Equal("queue.example", error.Host);
    }

    [Fact]
    public void Resume_OfNoToken_IsAToken()
    {
        using FalClient client = Fal.Client(Never);

        Assert.Throws<FalTokenException>(() => client.Endpoint(TestEndpoint.Descriptor).Resume("half a tok"));
    }

    private static ScriptedHandler Never => new(_ => throw new InvalidOperationException("Nothing may be sent here."));

    private async Task<TException> FailAsync<TException>(Func<Seen, HttpResponseMessage> answer)
        where TException : FalException
    {
        using ScriptedHandler wire = new(answer);
        return await time.RunAsync(Assert.ThrowsAsync<TException>(() => Fal.SubmitAsync(wire, time)));
    }

    private async Task<TException> WaitAsync<TException>(Func<Seen, HttpResponseMessage> answer)
        where TException : FalException
    {
        using ScriptedHandler wire = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted) : answer(request));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);
        WaitOptions options = new() { Mode = WaitMode.Poll, Timeout = TimeSpan.FromMinutes(1) };
        return await time.RunAsync(Assert.ThrowsAsync<TException>(() => job.WaitAsync(null, options, Token)));
    }
}

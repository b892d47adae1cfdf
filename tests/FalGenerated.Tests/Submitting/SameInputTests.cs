using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;
using FalGenerated.Video;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Submitting;

/// <summary>The same input finds its job, whatever spelling it comes in.</summary>
public sealed class SameInputTests : IDisposable
{
    private const string Address = "https://media.example/in.mp4";
    private static readonly SubmitOptions Reuse = new() { ReuseSameInput = true };
    private readonly ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Output));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => wire.Dispose();

    private int Submits => wire.Requests.Count(request => request.Method == "POST");

    [Theory]
    [InlineData("?X-Amz-Signature=a&X-Amz-Date=1", "?X-Amz-Signature=b&X-Amz-Date=2")]
    [InlineData("?X-Goog-Signature=a", "")]
    [InlineData("?Expires=1&Signature=a&Key-Pair-Id=k", "?Expires=2&Signature=b&Key-Pair-Id=k")]
    [InlineData("?sv=2024&se=a&sig=b&sp=r", "?sv=2024&se=c&sig=d&sp=r")]
    [InlineData("?v=7&token=a", "?v=7&token=b")]
    [InlineData("#t=1", "")]
    public async Task SameAddress_SignedAgain_IsTheSameJob(string first, string second)
    {
        using FalClient client = Fal.Client(wire);

        FalJob<TestOutput> job = await SubmitAsync(client, first);
        FalJob<TestOutput> again = await SubmitAsync(client, second);

        Assert.Equal(job.RequestId, again.RequestId);
        Assert.Equal(1, Submits);
    }

    [Theory]
    [InlineData("?v=7", "?v=8")]
    [InlineData("", "x")]
    public async Task AnotherAddress_IsAnotherJob(string first, string second)
    {
        using FalClient client = Fal.Client(wire);

        await SubmitAsync(client, first);
        await SubmitAsync(client, second);

        Assert.Equal(2, Submits);
    }

    [Fact]
    public async Task DefaultWrittenOut_IsTheSameJobAsTheDefaultLeftOut()
    {
        using FalClient client = Fal.Client(wire);

        await SubmitAsync(client, "", Reuse with { ExtraBody = new Dictionary<string, JToken> { ["size"] = "1080p", ["factor"] = 2.0m } });
        await SubmitAsync(client, "");

        Assert.Equal(1, Submits);
    }

    [Theory]
    [InlineData("tenant-1", "tenant-1", 1)]
    [InlineData("tenant-1", "tenant-2", 2)]
    [InlineData("tenant-1", null, 2)]
    public async Task Scope_OfAnotherTenant_IsAnotherJob(string? first, string? second, int submits)
    {
        using FalClient client = Fal.Client(wire);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);

        await endpoint.SubmitAsync(Fal.Input, Reuse with { Scope = first }, Token);
        await endpoint.SubmitAsync(Fal.Input, Reuse with { Scope = second }, Token);

        Assert.Equal(submits, Submits);
    }

    /// <summary>Another process may be sending at this moment, with all the tries that its time limit allows: one more job on purpose waits for that.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public async Task Again_WhileASubmitMayBeUnderWay_PaysOnlyAfterItsLongestTime(int minutes, int submits)
    {
        SteppedTime time = new();
        ISubmitJournal journal = SubmitJournal.InMemory();
        using ScriptedHandler service = new(request =>
            ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : """{"items":[],"has_more":false}"""));
        using FalClient client = new(new FalOptions { ApiKey = "k:s", Journal = journal }, service, time);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        string key = endpoint.ComputeIdempotencyKey(Fal.Input);
        Assert.Null(await journal.TryBeginAsync(new SubmitRecord(key, TestEndpoint.Id, new string('0', 64), time.GetUtcNow().AddMinutes(-minutes)), Token));

        Task<FalJob<TestOutput>> submit = endpoint.SubmitAsync(Fal.Input, Reuse with { Again = true }, Token);
        Exception? held = await time.RunAsync(Record.ExceptionAsync(() => submit).AsTask());

        Assert.Equal((submits, submits == 0), (service.Count("POST"), held is FalOutcomeUnknownException));
    }

    [Fact]
    public async Task DefaultThatMoved_IsRefusedWithBothChoices()
    {
        using FalClient client = Fal.Client(wire);
        await SubmitAsync(client, "");

        FalIdempotencyConflictException error = await Assert.ThrowsAsync<FalIdempotencyConflictException>(
            () => SubmitAsync(client, "", descriptor: WithDefaults("4k")));

        Assert.Contains("1080p", error.Message, StringComparison.Ordinal);
        Assert.Contains("Resume", error.Message, StringComparison.Ordinal);
        Assert.Contains("Again", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, Submits);
    }

    [Fact]
    public async Task Scope_TellsTenantsApart_AndTheApiKeyDoesNot()
    {
        using FalClient client = Fal.Client(wire);

        await SubmitAsync(client, "");
        await SubmitAsync(client, "", Reuse with { ApiKey = "another:key" });
        Assert.Equal(1, Submits);

        await SubmitAsync(client, "", Reuse with { Scope = "tenant-2" });
        Assert.Equal(2, Submits);
    }

    [Fact]
    public async Task Again_OfARunningJob_IsThatJob_AndOfAFinishedOneANewOne()
    {
        using FalClient client = Fal.Client(wire);
        FalJob<TestOutput> job = await SubmitAsync(client, "");

        await SubmitAsync(client, "", Reuse with { Again = true });
        Assert.Equal(1, Submits);

        await job.GetResultAsync(Token);
        await SubmitAsync(client, "");
        Assert.Equal(1, Submits);

        await SubmitAsync(client, "", Reuse with { Again = true });
        Assert.Equal(2, Submits);
    }

    [Fact]
    public async Task FailedJob_MakesRoomForANewOne()
    {
        ScriptedHandler failing = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : ScriptedHandler.Json(422, """{"detail":[{"loc":["body"],"msg":"m","type":"t"}]}"""));
        using FalClient client = Fal.Client(failing);
        FalJob<TestOutput> job = await SubmitAsync(client, "");
        await Failing.JobAsync(JobFailure.Failed, () => job.GetResultAsync(Token));

        await SubmitAsync(client, "");

        Assert.Equal(2, failing.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task ExpiredResult_KeepsTheKey()
    {
        SteppedTime time = new();
        ScriptedHandler expired = new(request => request.Method == "POST" ? ScriptedHandler.Json(200, Fal.Accepted) : ScriptedHandler.Json(410, ""));
        using FalClient client = Fal.Client(expired, time);
        FalJob<TestOutput> job = await SubmitAsync(client, "");
        await Failing.JobAsync(JobFailure.Expired, () => time.RunAsync(job.GetResultAsync(Token)));

        await SubmitAsync(client, "");

        Assert.Equal(1, expired.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task FindJob_OfAnInputThatWasNotSubmitted_IsNullAndSendsNothing()
    {
        using FalClient client = Fal.Client(wire);

        Assert.Null(await client.Endpoint(WithDefaults("1080p")).FindJobAsync(Fal.Input, Reuse, Token));

        Assert.Empty(wire.Requests);
    }

    private static Task<FalJob<TestOutput>> SubmitAsync(
        FalClient client, string query, SubmitOptions? options = null, FalEndpointDescriptor<TestInput, TestOutput>? descriptor = null) =>
        client.Endpoint(descriptor ?? WithDefaults("1080p")).SubmitAsync(new TestInput { VideoUrl = Address + query }, options ?? Reuse, Token);

    private static FalEndpointDescriptor<TestInput, TestOutput> WithDefaults(string size) => TestEndpoint.Descriptor with
    {
        ContractDefaults = new Dictionary<string, string> { ["size"] = size, ["factor"] = "2" },
    };
}

using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.ById;

/// <summary>An endpoint by its id goes the same way as a generated one: keys, waiting, resuming, limits.</summary>
public sealed class ByIdEndpointTests : IDisposable
{
    private const string Id = "owner/app/some/path";
    private const string Images = """{"images":[{"url":"https://v3.fal.media/files/a.png","width":1024.5}],"seed":18446744073709551615}""";

    private readonly ScriptedHandler wire = new(Answer);
    private readonly FalClient client;
    private readonly SteppedTime time = new();

    public ByIdEndpointTests() => client = Fal.Client(wire, time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Submits => wire.Count("POST");

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    [Fact]
    public async Task Subscribe_SendsTheInputAsItIs_AndGivesTheWholeOutput()
    {
        JObject input = JObject.Parse("""{"prompt":"a cat","size":null,"steps":4,"cfg":3.50,"nested":{"a":[1,2]}}""");

        FalResponse<JObject> answer = await time.RunAsync(client.Endpoint(Id).SubscribeAsync(input, cancellationToken: Token));

        Assert.Equal("""{"prompt":"a cat","size":null,"steps":4,"cfg":3.5,"nested":{"a":[1,2]}}""", wire.Requests[0].Body);
        Assert.True(JToken.DeepEquals(JObject.Parse(Images)["images"]![0]!["url"], answer.Output["images"]![0]!["url"]));
        Assert.Equal("18446744073709551615", answer.Output["seed"]!.ToString());
        Assert.Equal("r1", answer.RequestId);
    }

    [Fact]
    public async Task OwnTypes_GoTheSameWay()
    {
        FalJob<TestOutput> job = await client.Endpoint<TestInput, TestOutput>(Id).SubmitAsync(new TestInput { Ratio = 2m }, cancellationToken: Token);
        await client.Endpoint<object, JToken>(Id).SubmitAsync(new { prompt = "a cat" }, cancellationToken: Token);

        Assert.Equal(["""{"ratio":2}""", """{"prompt":"a cat"}"""], wire.Requests.Select(request => request.Body));
        Assert.Equal(Id, job.EndpointId);
    }

    [Fact]
    public async Task Key_ThatWasUsedBefore_FindsItsJob_ByIdAndByType()
    {
        SubmitOptions options = new() { IdempotencyKey = "order-1" };
        await client.Endpoint(Id).SubmitAsync(JObject.FromObject(Fal.Input, Wire.FalJson.Create()), options, Token);

        FalJob<TestOutput> found = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, options, Token);

        Assert.Equal("r1", found.RequestId);
        Assert.Equal(1, Submits);
        await Assert.ThrowsAsync<FalIdempotencyConflictException>(() => client.Endpoint("owner/app/other").SubmitAsync([], options, Token));
        Assert.Equal(1, Submits);
    }

    [Fact]
    public async Task SameInput_InAnotherOrder_FindsItsJob()
    {
        SubmitOptions options = new() { ReuseSameInput = true };
        await client.Endpoint(Id).SubmitAsync(JObject.Parse("""{"a":1,"b":1.50}"""), options, Token);
        await client.Endpoint(Id).SubmitAsync(JObject.Parse("""{"b":1.5,"a":1}"""), options, Token);
        Assert.Equal(1, Submits);

        await client.Endpoint(Id).SubmitAsync(JObject.Parse("""{"a":1}"""), options, Token);
        Assert.Equal(2, Submits);
    }

    [Fact]
    public async Task UpscalerById_HasTheKeyOfTheTypedInput_AndItsFindings()
    {
        SubmitOptions options = new() { ReuseSameInput = true };
        UpscaleVideoInput input = new UpscaleOptions().For("https://media.example/in.mp4");
        FalEndpoint<JObject, JObject> byId = client.Endpoint(UpscaleVideoEndpoint.Descriptor.EndpointId);

        await client.Upscaler.SubmitAsync(input, options, Token);
        await byId.SubmitAsync(JObject.Parse("""{"target_resolution":"1080p","video_url":"https://media.example/in.mp4"}"""), options, Token);
        Assert.Equal(1, Submits);

        await Assert.ThrowsAsync<FalRefusedException>(() => byId.SubmitAsync(JObject.Parse("""{"video_url":"ftp://media.example/in.mp4"}"""), cancellationToken: Token));
        Assert.Equal(1, Submits);
    }

    [Fact]
    public async Task Token_OfAnyEndpoint_ResumesItsJob()
    {
        FalJob<JObject> job = await client.Endpoint("workflows/me/thing/v2").SubmitAsync([], cancellationToken: Token);

        FalJob<JObject> resumed = client.Resume(job.Token);

        Assert.Equal((job.RequestId, job.EndpointId, job.Token), (resumed.RequestId, resumed.EndpointId, resumed.Token));
        FalResponse<JObject> result = await time.RunAsync(resumed.WaitAsync(cancellationToken: Token));
        Assert.Single(result.Output.FindFiles());
        Assert.Throws<FalTokenException>(() => client.Resume("fal1.x"));
    }

    [Fact]
    public async Task Rejected_ByIdSaysNothingOfAPin()
    {
        ScriptedHandler refusing = new(_ => ScriptedHandler.Json(422, """{"detail":[{"loc":["body","video_url"],"msg":"field required","type":"missing"}]}"""));
        using FalClient other = Fal.Client(refusing);

        FalApiException error = await Assert.ThrowsAsync<FalApiException>(
            () => other.Endpoint<TestInput, TestOutput>(Id).SubmitAsync(new TestInput(), cancellationToken: Token));

        Assert.DoesNotContain("pinned", error.Message, StringComparison.Ordinal);
        Assert.Equal("body.video_url", Assert.Single(error.FieldErrors).Path);
    }

    [Fact]
    public async Task LostAnswer_IsInDoubt_AndNotSentAgain()
    {
        ScriptedHandler lost = new((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded));
        using FalClient other = Fal.Client(lost, time);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => other.Endpoint(Id).SubmitAsync([], cancellationToken: Token));

        Assert.Single(lost.Requests);
    }

    private static HttpResponseMessage Answer(Seen request) => request.Address.AbsolutePath switch
    {
        _ when request.Method == "POST" => ScriptedHandler.Json(200, """{"status":"IN_QUEUE","request_id":"r1"}"""),
        var path when path.EndsWith("/status", StringComparison.Ordinal) => ScriptedHandler.Json(200, Fal.Status("COMPLETED")),
        var path when path.EndsWith("/stream", StringComparison.Ordinal) => ScriptedHandler.Json(404, "{}"),
        _ => ScriptedHandler.Json(200, Images),
    };
}

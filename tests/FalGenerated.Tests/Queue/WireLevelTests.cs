using FalGenerated.BytedanceUpscaler;
using FalGenerated.Queue;
using FalGenerated.Tests.Support;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace FalGenerated.Tests.Queue;

/// <summary>The upscaler's own calls over real HTTP, against answers written down from the protocol and not from our code.</summary>
public sealed class WireLevelTests : IDisposable
{
    private const string App = "/fal-ai/bytedance-upscaler";
    private readonly WireMockServer server = WireMockServer.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Job_FromSubmitToResult_SpeaksTheDocumentedProtocol()
    {
        Answer("POST", $"{App}/upscale/video", 200, $$"""
            {"status":"IN_QUEUE","request_id":"764cabcf-b745-4b3e-ae38-1200304cf45b","response_url":"{{server.Url}}{{App}}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b",
             "status_url":"{{server.Url}}{{App}}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status","cancel_url":"{{server.Url}}{{App}}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/cancel","logs":null,"metrics":{},"queue_position":0}
            """);
        Answer("GET", $"{App}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status", 200, """
            {"status":"COMPLETED","request_id":"764cabcf-b745-4b3e-ae38-1200304cf45b","response_url":null,
             "logs":[{"message":"done","level":"INFO","source":"USER","timestamp":"2026-05-01T12:00:00.123456Z"}],"metrics":{"inference_time":242.1}}
            """);
        Answer("GET", $"{App}/requests/764cabcf-b745-4b3e-ae38-1200304cf45b", 200, """
            {"video":{"url":"https://v3b.fal.media/files/b/0a/out.mp4","content_type":"video/mp4","file_name":"out.mp4","file_size":4404019000},"duration":10.016}
            """, ("X-Fal-Billable-Units", "10.01600000"));
        using FalClient client = Client();
        FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> endpoint = client.Endpoint(UpscaleVideoEndpoint.Descriptor);

        FalJob<UpscaleVideoOutput> job = await endpoint.SubmitAsync(
            new UpscaleVideoInput { VideoUrl = "https://media.example/in.mp4", TargetResolution = TargetResolution.Uhd4K, ScaleRatio = 1.1m }, cancellationToken: Token);
        QueueStatus status = await job.GetStatusAsync(logs: true, Token);
        UpscaleVideoOutput output = await job.GetResultAsync(Token);

        Assert.Equal(242.1m, status.Metrics!.InferenceTime);
        Assert.Equal("done", Assert.Single(status.Logs).Message);
        Assert.Equal(10.016m, output.Duration);
        Assert.Equal(4404019000, output.Video.FileSize);
        ILogEntry submit = server.LogEntries[0];
        Assert.Equal("""{"video_url":"https://media.example/in.mp4","target_resolution":"4k","scale_ratio":1.1}""", submit.RequestMessage!.Body);
        Assert.Equal("application/json", submit.RequestMessage.Headers!["Content-Type"].Single());
        Assert.Equal("?logs=1", new Uri(server.LogEntries[1].RequestMessage!.Url).Query);
        Assert.All(server.LogEntries, entry => Assert.Equal("Key " + Fal.Key, entry.RequestMessage!.Headers!["Authorization"].Single()));
        Assert.Equal(3, server.LogEntries.Count);
    }

    [Fact]
    public async Task Redirect_OfAStatus_IsNotFollowed()
    {
        Answer("GET", $"{App}/requests/r1/status", 302, "", ("Location", $"{server.Url}/elsewhere"));
        using FalClient client = Client();
        JobToken token = new() { Queue = new Uri(server.Url!), EndpointId = UpscaleVideoEndpoint.Descriptor.EndpointId, RequestId = "r1" };

        await Failing.ApiAsync(FalApiErrorKind.Refused, () => client.Endpoint(UpscaleVideoEndpoint.Descriptor).Resume(token.Write()).GetStatusAsync(cancellationToken: Token));

        Assert.Single(server.LogEntries);
    }

    [Fact]
    public async Task Cancel_IsAPutWithoutABody()
    {
        Answer("PUT", $"{App}/requests/r1/cancel", 202, """{"status":"CANCELLATION_REQUESTED"}""");
        using FalClient client = Client();
        JobToken token = new() { Queue = new Uri(server.Url!), EndpointId = UpscaleVideoEndpoint.Descriptor.EndpointId, RequestId = "r1" };

        CancelOutcome outcome = await client.Endpoint(UpscaleVideoEndpoint.Descriptor).Resume(token.Write()).CancelAsync(Token);

        Assert.Equal(CancelOutcome.Requested, outcome);
        Assert.True(string.IsNullOrEmpty(Assert.Single(server.LogEntries).RequestMessage!.Body));
    }

    private FalClient Client()
    {
        Uri address = new(server.Url!);
        return new FalClient(new FalOptions { ApiKey = Fal.Key, QueueUrl = address, RunUrl = address, RestUrl = address, ApiUrl = address });
    }

    private void Answer(string method, string path, int status, string body, params (string Name, string Value)[] headers)
    {
        IResponseBuilder answer = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);
        foreach ((string name, string value) in headers)
        {
            answer = answer.WithHeader(name, value);
        }

        server.Given(Request.Create().WithPath(path).UsingMethod(method)).RespondWith(answer);
    }
}

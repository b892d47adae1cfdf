using System.Diagnostics;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Diagnostics;
using FalGenerated.Tests.Support;
using FalGenerated.Wire;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace FalGenerated.Tests.Seeing;

[Collection(nameof(AloneTests))]
public sealed class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_FromSubmitToResult_IsCounted()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
        using MetricCollector<long> submitted = new(FalTelemetry.Submitted);
        using MetricCollector<long> finished = new(FalTelemetry.Finished);
        using MetricCollector<long> waiting = new(FalTelemetry.Waiting);
        using MetricCollector<long> requests = new(FalTelemetry.Requests);
        using MetricCollector<double> run = new(FalTelemetry.RunSeconds);
        using MetricCollector<double> queue = new(FalTelemetry.QueueSeconds);
        using MetricCollector<double> expected = new(FalTelemetry.Expected);
        using MetricCollector<double> billed = new(FalTelemetry.Billed);
        using FalClient client = Fal.Client(service.Handler, time);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(
            TestEndpoint.Descriptor,
            TestQuote.ProfileOf(expectedUsd: 0.5m, upperUsd: 2m));

        FalJob<TestOutput> job = await time.RunAsync(endpoint.SubmitAsync(Fal.Input, cancellationToken: Token));
        await time.RunAsync(job.WaitAsync(cancellationToken: Token));
        await time.RunAsync(job.GetResultAsync(Token));

        CollectedMeasurement<long> accepted = Assert.Single(submitted.GetMeasurementSnapshot());
        Assert.Equal("accepted", accepted.Tags["fal.outcome"]);
        Assert.Equal(TestEndpoint.Id, accepted.Tags["fal.endpoint"]);
        Assert.Equal("succeeded", Assert.Single(finished.GetMeasurementSnapshot()).Tags["fal.outcome"]);
        Assert.Equal([1L, -1L], waiting.GetMeasurementSnapshot().Select(one => one.Value));
        Assert.Equal(service.Requests - 2, Assert.Single(requests.GetMeasurementSnapshot()).Value);
        Assert.Equal(25, Assert.Single(run.GetMeasurementSnapshot()).Value);
        Assert.InRange(Assert.Single(queue.GetMeasurementSnapshot()).Value, 4, 9);
        Assert.Equal(0.5, Assert.Single(expected.GetMeasurementSnapshot()).Value);
        Assert.Equal(1, Assert.Single(billed.GetMeasurementSnapshot()).Value);
    }

    [Fact]
    public async Task Activities_OfAJob_NameEndpointAndRequest()
    {
        List<Activity> stopped = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == FalTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));

        FalJob<TestOutput> job = await time.RunAsync(Fal.Endpoint(service.Handler, time).SubmitAsync(Fal.Input, cancellationToken: Token));
        await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(["fal.submit", "fal.wait"], stopped.Select(one => one.OperationName));
        Assert.All(stopped, one => Assert.Equal("r1", one.GetTagItem("fal.request_id")));
        Assert.All(stopped, one => Assert.Equal(TestEndpoint.Id, one.GetTagItem("fal.endpoint")));
    }

    [Fact]
    public async Task Surprise_SeenOften_IsCountedEachTimeAndLoggedOnce()
    {
        using MetricCollector<long> surprises = new(FalTelemetry.UnknownMembers);
        FakeLogCollector logs = new();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(logs)));
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            request.Method == "POST" ? 200 : 203, request.Method == "POST" ? Fal.Accepted : """{"status":"PAUSED","request_id":"r1","mood":"good"}"""));
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, LoggerFactory = loggers }, wire);
        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token);

        await job.GetStatusAsync(cancellationToken: Token);
        await job.GetStatusAsync(cancellationToken: Token);

        Assert.Equal(
            ["field", "field", "state", "state", "status", "status"],
            surprises.GetMeasurementSnapshot().Select(one => (string)one.Tags["fal.unknown"]!).Order());
        Assert.Equal(
            ["field", "state", "status"],
            logs.GetSnapshot().Where(record => record.Id.Id == 6).Select(record => record.GetStructuredStateValue("Kind")!).Order());
    }

    [Fact]
    public async Task Surprise_InsideTheOutputOrTheAnswerToASubmit_IsSeenToo()
    {
        FakeLogCollector logs = new();
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.AddProvider(new FakeLoggerProvider(logs)));
        ScriptedHandler wire = new(request => ScriptedHandler.Json(
            request.Method == "POST" ? 201 : 200,
            request.Method == "POST" ? """{"request_id":"r1","gateway_request_id":"g","priority":1}""" : """{"video":{"url":"https://a/b","bitrate":7},"duration":1,"frames":2}"""));
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, LoggerFactory = loggers }, wire);

        await (await client.Upscaler.SubmitAsync(new UpscaleOptions().For("https://example.com/a.mp4"), cancellationToken: Token)).GetResultAsync(Token);

        Assert.Equal(
            ["201", "bitrate", "frames", "priority"],
            logs.GetSnapshot().Where(record => record.Id.Id == 6).Select(record => record.GetStructuredStateValue("What")!).Order());
    }

    [Fact]
    public async Task Run_ThatIsFinished_CountsItsMoneyToo()
    {
        using MetricCollector<double> expected = new(FalTelemetry.Expected);
        using MetricCollector<double> billed = new(FalTelemetry.Billed);
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Output));
        using FalClient client = Fal.Client(wire);
        UpscaleQuote quote = UpscaleQuote.Of(null, await VideoSource.FromKnown(new(1280, 720), 9).ProbeAsync(cancellationToken: Token));

        await client.Upscaler.RunAsync(new UpscaleOptions().For("https://example.com/a.mp4"), new() { Quote = quote }, Token);

        Assert.Equal(0.0648, Assert.Single(expected.GetMeasurementSnapshot(), one => (string)one.Tags["fal.endpoint"]! == client.Upscaler.EndpointId).Value, 6);
        Assert.Equal(0.072, Assert.Single(billed.GetMeasurementSnapshot(), one => (string)one.Tags["fal.endpoint"]! == client.Upscaler.EndpointId).Value, 6);
    }

    [Fact]
    public async Task Upscale_ThatIsFinished_CountsWhatItCost()
    {
        using MetricCollector<double> billed = new(FalTelemetry.Billed);
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Output));
        using FalClient client = Fal.Client(wire);

        await (await client.Upscaler.SubmitAsync(new UpscaleOptions().For("https://example.com/a.mp4"), cancellationToken: Token)).GetResultAsync(Token);

        Assert.Equal(0.072, Assert.Single(billed.GetMeasurementSnapshot(), one => (string)one.Tags["fal.endpoint"]! == client.Upscaler.EndpointId).Value, 6);
    }
}

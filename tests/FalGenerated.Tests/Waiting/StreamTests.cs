using System.Net;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_ThatDrops_ReconnectsThenPollsAndIsNeverTakenForCompletion()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(100));
        service.Stream = number => new SimulatedStream(time, [(TimeSpan.FromSeconds(1), $"data: {service.StatusAt(service.Age, false)}\n\n")]);
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);
        List<QueueStatus> seen = [];

        await time.RunAsync(job.CollectAsync(seen));

        Assert.Equal(QueueState.Completed, seen[^1].Status);
        Assert.InRange(service.Streams, 3, 5);
        Assert.NotEmpty(service.Looks);
        Assert.InRange(service.Age, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(110));
    }

    [Fact]
    public async Task Stream_InStreamMode_IsOpenedAgainForAsLongAsItTakes()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(100));
        service.Stream = number => number < 8
            ? new SimulatedStream(time, [], new IOException("cut"))
            : new SimulatedStream(time, [(TimeSpan.FromSeconds(40), ": ping\n\n"), (TimeSpan.FromSeconds(40), $"data: {service.StatusAt(TimeSpan.FromSeconds(100), false)}\n\n")]);
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);
        List<QueueStatus> seen = [];

        await time.RunAsync(job.CollectAsync(seen, new() { Mode = WaitMode.Stream }));

        Assert.Equal(8, service.Streams);
        Assert.Empty(service.Looks);
        Assert.True(Assert.Single(seen).IsCompleted);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("cut in a line")]
    [InlineData("json")]
    [InlineData("an event without an end")]
    public async Task Stream_ThatIsBroken_EndsInPolling(string how)
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(200));
        service.Stream = _ => how switch
        {
            "silent" => SimulatedStream.Silent(time),
            "an event without an end" => new SimulatedStream(time, [.. Enumerable.Repeat((TimeSpan.FromSeconds(1), "data: " + new string('x', 1 << 20) + "\n"), 200)]),
            "json" => new SimulatedStream(time, [(TimeSpan.Zero, "data: {\"status\":\n\n")]),
            _ => new SimulatedStream(time, [(TimeSpan.Zero, "data: {\"status\":\"COMPLE")]),
        };
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);

        TestOutput output = await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
        Assert.Equal(3, service.Streams);
        Assert.InRange(service.Age, TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(211));
    }

    [Fact]
    public async Task Stream_WhoseFailureNeverEnds_IsGivenUpForPolling()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(200));
        ScriptedHandler wire = new(request => request.Address.AbsolutePath.EndsWith("/stream", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StreamContent(SimulatedStream.Silent(time)) }
            : service.Answer(request));
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(3, wire.Requests.Count(request => request.Address.AbsolutePath.EndsWith("/stream", StringComparison.Ordinal)));
        Assert.InRange(service.Age, TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(211));
    }

    [Fact]
    public async Task Streams_BeyondTheLimit_ArePolled()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        service.Stream = _ => new SimulatedStream(time, [(TimeSpan.FromSeconds(30), $"data: {service.StatusAt(TimeSpan.FromSeconds(30), false)}\n\n")]);
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, MaxStreams = 2 }, service.Handler, time);
        FalJob<TestOutput> job = await time.RunAsync(client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: Token));

        await time.RunAsync([.. Enumerable.Range(0, 5).Select(_ => job.WaitAsync(cancellationToken: Token))]);
        int streams = service.Streams;
        await time.RunAsync(job.WaitAsync(cancellationToken: Token));

        Assert.Equal(2, streams);
        Assert.Equal(3, service.Streams);
    }
}

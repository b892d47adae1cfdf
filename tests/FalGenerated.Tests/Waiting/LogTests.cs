using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class LogTests
{
    [Fact]
    public async Task Logs_ByPolling_ComeOnceEachEvenWhenEqual()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30))
        {
            Logs = age => [.. Enumerable.Range(0, (int)age.TotalSeconds / 5).Select(number => number < 3 ? "frame" : $"line {number}")],
        };
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);
        List<QueueStatus> seen = [];

        await time.RunAsync(job.CollectAsync(seen, new() { Logs = true }));

        Assert.Equal(["frame", "frame", "frame", "line 3", "line 4", "line 5"], seen.SelectMany(status => status.Logs).Select(entry => entry.Message));
    }

    [Fact]
    public async Task Logs_OverAReconnect_ComeOnceEach()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1000));
        service.Stream = number => number == 1
            ? new SimulatedStream(time, [(TimeSpan.Zero, Event("IN_PROGRESS", "a")), (TimeSpan.Zero, Event("IN_PROGRESS", "a")), (TimeSpan.Zero, Event("IN_PROGRESS", "b"))])
            : new SimulatedStream(time, [(TimeSpan.Zero, Event("IN_PROGRESS", "a", "a", "b", "c")), (TimeSpan.Zero, Event("COMPLETED", "d"))]);
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);
        List<QueueStatus> seen = [];

        await time.RunAsync(job.CollectAsync(seen, new() { Logs = true }));

        Assert.Equal(["a", "a", "b", "c", "d"], seen.SelectMany(status => status.Logs).Select(entry => entry.Message));
    }

    private static string Event(string state, params string[] lines) =>
        $$"""data: {"status":"{{state}}","request_id":"r1","logs":[{{string.Join(',', lines.Select(line => $$"""{"message":"{{line}}"}"""))}}]}""" + "\n\n";
}

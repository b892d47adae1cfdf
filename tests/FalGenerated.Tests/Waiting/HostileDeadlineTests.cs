using System.Globalization;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

/// <summary>
/// Prints how far beyond its deadline a wait ends when the service does its worst, over real connections and on the system's clock. A busy
/// machine counts too, so the time is not asserted; the goal is 250 ms.
/// </summary>
[Collection(nameof(AloneTests))]
public sealed class HostileDeadlineTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: ";
    private const string Completed = """{"status":"COMPLETED","request_id":"r1"}""";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static TheoryData<string, bool> Rows
    {
        get
        {
            TheoryData<string, bool> rows = [];
            foreach (string name in new[]
            {
                "status drips", "result drips", "stream drips", "status for ever", "result for ever", "endless event", "headers drip",
                "60 KB of headers", "silence", "data address in a 422", "data address in a 422 of the result",
            })
            {
                rows.Add(name, false);
                rows.Add(name, true);
            }

            return rows;
        }
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Rows))]
    public async Task Figures_WaitForAHostileService_EndsNearItsDeadline(string name, bool byToken)
    {
        await using RawServer server = new(count => Reply(name, count));
        using FalClient client = new(server.Options);
        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);
        WaitOptions options = new()
        {
            Mode = name is "stream drips" or "endless event" ? WaitMode.Stream : WaitMode.Poll,
            Timeout = byToken ? null : Limit,
        };
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        long started = TimeProvider.System.GetTimestamp();
        if (byToken)
        {
            source.CancelAfter(Limit);
        }

        Exception? error = await Record.ExceptionAsync(() => job.WaitAsync(options: options, cancellationToken: source.Token));

        double beyond = (TimeProvider.System.GetElapsedTime(started) - Limit).TotalMilliseconds;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-36} {(byToken ? "token" : "timeout"),-8} {beyond,8:F0} ms beyond the deadline, {server.Received.Count} requests, {error?.GetType().Name}"));
        Assert.True(error is FalTimeoutException or OperationCanceledException or FalApiException or FalJobFailedException, $"{error}");
        Assert.InRange(error.Message.Length, 1, 2000);
    }

    /// <summary>The first request is the submit; in the rows of the result the second is the status.</summary>
    private static RawReply Reply(string name, int count)
    {
        string dataAddress = $$$"""{"detail":[{"loc":["body","video_url"],"msg":"data:video/mp4;base64,{{{new string('A', 400_000)}}}","type":"x"}]}""";
        return count == 1 ? RawReply.Http(200, """{"request_id":"r1"}""")
            : name.Contains("result", StringComparison.Ordinal) && count == 2 ? RawReply.Http(200, Completed)
            : name switch
            {
                "status drips" or "result drips" => Drips($"{Head}application/json\r\nContent-Length: 9000000\r\n\r\n{{\"status\":\"", "x", 20),
                "stream drips" => Drips($"{Head}text/event-stream\r\n\r\ndata: ", "x", 20),
                "status for ever" or "result for ever" => Drips($"{Head}application/json\r\n\r\n{{\"status\":\"", new string('/', 60_000), 0),
                "endless event" => Drips($"{Head}text/event-stream\r\n\r\ndata: ", new string('/', 60_000), 0),
                "headers drip" => Drips("HTTP/1.1 200 OK\r\n", "X-More: yes\r\n", 20),
                "60 KB of headers" => RawReply.Http(200, Fal.Status("IN_QUEUE"), headers: $"X-More: {new string('/', 60_000)}\r\n"),
                "silence" => RawReply.Hang,
                _ => RawReply.Http(422, dataAddress),
            };
    }

    private static RawReply Drips(string head, string drop, int milliseconds) =>
        new(head, RawEnd.Drip) { Drop = drop, Pause = TimeSpan.FromMilliseconds(milliseconds) };
}

using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Emulator.Tests;

public sealed class StreamTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<Caller> StartAsync(Action<FalEmulatorOptions>? change = null)
    {
        var options = new FalEmulatorOptions
        {
            TimeProvider = clock,
            QueueTime = TimeSpan.FromSeconds(30),
            RunTime = TimeSpan.FromSeconds(100),
        };
        change?.Invoke(options);
        return Caller.StartAsync(options);
    }

    private static async Task<IAsyncEnumerator<JsonObject>> OpenAsync(Caller caller, string id, string query = "?logs=1")
    {
        var response = await caller.GetAsync($"{Caller.App}/requests/{id}/status/stream{query}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return Events(await response.Content.ReadAsStreamAsync(Token)).GetAsyncEnumerator(Token);
    }

    private static async IAsyncEnumerable<JsonObject> Events(Stream stream)
    {
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(Token))
        {
            yield return JsonNode.Parse(item.Data)!.AsObject();
        }
    }

    private static async Task<JsonObject> NextAsync(IAsyncEnumerator<JsonObject> events)
    {
        Assert.True(await events.MoveNextAsync());
        return events.Current;
    }

    private static string[] Lines(JsonObject status) => [.. status["logs"]!.AsArray().Select(line => (string)line!["message"]!)];

    [Fact]
    public async Task Stream_OnEachChange_SendsTheStatusAndClosesAfterCompleted()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        await using var events = await OpenAsync(caller, id);

        Assert.Equal(2, (int)(await NextAsync(events))["queue_position"]!);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, (int)(await NextAsync(events))["queue_position"]!);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("IN_PROGRESS", (string)(await NextAsync(events))["status"]!);
        clock.Advance(TimeSpan.FromSeconds(100));
        var last = await NextAsync(events);

        Assert.Equal("COMPLETED", (string)last["status"]!);
        Assert.Equal(100, (decimal)last["metrics"]!["inference_time"]!);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task StreamLogs_EachEvent_HoldsOnlyLinesSinceTheEventBefore()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        await using var events = await OpenAsync(caller, id);

        Assert.Equal(["Processing video"], Lines(await NextAsync(events)));
        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(["Progress: 25%"], Lines(await NextAsync(events)));
        clock.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal(["Progress: 50%", "Progress: 75%"], Lines(await NextAsync(events)));
    }

    [Fact]
    public async Task LastEventRepeatsLogs_Set_RepeatsAllLines()
    {
        await using var caller = await StartAsync(options => options.LastEventRepeatsLogs = true);
        var id = await caller.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(80));
        await using var events = await OpenAsync(caller, id);
        await NextAsync(events);
        clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(4, Lines(await NextAsync(events)).Length);
    }

    [Fact]
    public async Task StreamStartsWithOldLogs_Off_StartsWithNone()
    {
        await using var caller = await StartAsync(options => options.StreamStartsWithOldLogs = false);
        var id = await caller.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(80));
        await using var events = await OpenAsync(caller, id);

        Assert.Empty(Lines(await NextAsync(events)));
    }

    [Fact]
    public async Task StreamWithoutLogs_WhileRunning_HoldsNull()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        await using var events = await OpenAsync(caller, id, "");

        var status = await NextAsync(events);

        Assert.True(status.ContainsKey("logs"));
        Assert.Null(status["logs"]);
    }

    [Fact]
    public async Task Stream_WithoutChangeFor15Seconds_SendsACommentLine()
    {
        await using var caller = await StartAsync(options => options.QueueTime = TimeSpan.FromDays(1));
        var id = await caller.SubmitAsync();
        using var response = await caller.GetAsync($"{Caller.App}/requests/{id}/status/stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token), Encoding.UTF8);
        Assert.StartsWith("data: {", await reader.ReadLineAsync(Token));
        Assert.Equal("", await reader.ReadLineAsync(Token));

        // The stream begins to wait only after its event has arrived here, so the clock is moved until it has heard it.
        var line = reader.ReadLineAsync(Token).AsTask();
        var moved = TimeSpan.Zero;
        while (!line.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            moved += TimeSpan.FromSeconds(1);

            // The line comes over a socket: give it real time, or a day passes before it is here.
            await Task.WhenAny(line, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Token));
        }

        Assert.Equal(": ping", await line);
        Assert.True(moved >= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Reset_WithAStreamOpen_EndsIt()
    {
        await using var caller = await StartAsync();
        var id = await caller.SubmitAsync();
        await using var events = await OpenAsync(caller, id);
        await NextAsync(events);
        caller.Fal.Reset();

        Assert.Equal("COMPLETED", (string)(await NextAsync(events))["status"]!);
        Assert.False(await events.MoveNextAsync());
        Assert.Empty(caller.Fal.Jobs);
    }

    [Fact]
    public async Task Stream_UnknownJob_Is404()
    {
        await using var caller = await StartAsync();

        using var response = await caller.GetAsync($"{Caller.App}/requests/nothing/status/stream");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task CutStream_AfterOneEvent_BreaksInTheMiddleOfALine()
    {
        await using var caller = await StartAsync(options => options.Scenarios.Add(Scenario.Named("cut-stream")));
        var id = await caller.SubmitAsync();
        using var response = await caller.GetAsync($"{Caller.App}/requests/{id}/status/stream");
        var stream = await response.Content.ReadAsStreamAsync(Token);
        var text = await ReadAsync(stream, "\n\n");
        clock.Advance(TimeSpan.FromSeconds(10));
        text += await ReadAsync(stream, "no such end");

        Assert.Equal(2, text.Split("data: {").Length - 1);
        Assert.DoesNotMatch("[}\n]$", text);

        await using var second = await OpenAsync(caller, id);
        await NextAsync(second);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await second.MoveNextAsync());
    }

    // All that arrives until the text ends in a given way or the connection breaks.
    private static async Task<string> ReadAsync(Stream stream, string end)
    {
        var text = new StringBuilder();
        var letter = new byte[1];
        try
        {
            while (!text.ToString().EndsWith(end, StringComparison.Ordinal) && await stream.ReadAsync(letter, Token) == 1)
            {
                text.Append((char)letter[0]);
            }
        }
        catch (IOException)
        {
            // The break is what the caller wants to see the text before.
        }

        return text.ToString();
    }
}

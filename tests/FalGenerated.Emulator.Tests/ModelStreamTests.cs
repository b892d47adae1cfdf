using System.Net;

namespace FalGenerated.Emulator.Tests;

/// <summary>The stream of a model: its output as events of the synchronous host.</summary>
public sealed class ModelStreamTests
{
    private const string Endpoint = "workflows/someone/speech/fast";
    private const string Input = """{"text":"hello"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly PauseClock clock = new();

    private Task<Caller> StartAsync(params Scenario[] scenarios)
    {
        var options = new FalEmulatorOptions { TimeProvider = clock, Contracts = { OtherEndpointTests.Document }, RunTime = TimeSpan.FromSeconds(9) };
        foreach (var scenario in scenarios)
        {
            options.Scenarios.Add(scenario);
        }

        return Caller.StartAsync(options);
    }

    private static Task<HttpResponseMessage> PostAsync(Caller caller, string input = Input) => caller.PostAsync($"{caller.Fal.RunUrl}{Endpoint}/stream", input);

    private static async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task<HttpResponseMessage> EndAsync(Caller caller, Task<HttpResponseMessage> answer)
    {
        await UntilAsync(() => caller.Fal.Jobs.Count > 0);
        clock.Advance(TimeSpan.FromSeconds(9));
        return await answer;
    }

    [Fact]
    public async Task Stream_OfAnAddedContract_EndsWithTheResult()
    {
        await using var caller = await StartAsync();
        var answer = PostAsync(caller);
        Assert.Equal(3, await clock.PassAsync());
        using var response = await answer;
        Assert.Equal(3, await clock.PassAsync());
        Assert.Equal(3, await clock.PassAsync());
        var text = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(response.Headers.GetValues("x-fal-request-id").Single());
        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, events.Length);
        Assert.All(events, line => Assert.Equal("""data: {"audio":{"url":"https://example.com/a.mp3"},"seed":1,"words":["word"]}""", line));
        Assert.Equal(1, caller.Fal.RequestsOf(Operations.ModelStream));
        Assert.Equal(JobState.Completed, Assert.Single(caller.Fal.Jobs).State);
    }

    [Fact]
    public async Task Stream_OfABadInput_IsThePlainError()
    {
        await using var caller = await StartAsync();

        using var response = await EndAsync(caller, PostAsync(caller, "{}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("missing", (string)(await Caller.JsonAsync(response))["detail"]![0]!["type"]!);
    }

    [Fact]
    public async Task Stream_OfTheUpscaler_Is404()
    {
        await using var caller = await StartAsync();

        using var response = await EndAsync(caller, caller.PostAsync($"{caller.Fal.RunUrl}{Caller.Endpoint}/stream", Caller.Input));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Path /upscale/video/stream not found", (string)(await Caller.JsonAsync(response))["detail"]!);
    }

    [Fact]
    public async Task Stream_WhoseRunFailsAfterAnEvent_EndsUnfinished()
    {
        await using var caller = await StartAsync(Scenario.Parse("""{"outcomes":[{"status":500,"text":"broken"}]}"""));
        var answer = PostAsync(caller);
        await clock.PassAsync();
        using var response = await answer;
        await clock.PassAsync();
        await clock.PassAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Stream_CutByAFault_BreaksInTheMiddleOfALine()
    {
        await using var caller = await StartAsync();
        caller.Fal.Inject(new Fault { Kind = FaultKind.CutStream, Operation = Operations.ModelStream });
        var answer = PostAsync(caller);
        await clock.PassAsync();
        using var response = await answer;
        await clock.PassAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Stream_WhoseCallerLeaves_CancelsTheJob()
    {
        await using var caller = await StartAsync();
        var answer = PostAsync(caller);
        await clock.PassAsync();
        (await answer).Dispose();

        await UntilAsync(() => caller.Fal.Jobs[0].State == JobState.Completed);

        Assert.Equal(499, caller.Fal.Jobs[0].ResultStatus);
    }
}

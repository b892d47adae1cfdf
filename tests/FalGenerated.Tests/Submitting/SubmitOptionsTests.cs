using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Submitting;

public sealed class SubmitOptionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Options_AllSet_GoOutAsDocumented()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        await Fal.Endpoint(wire).SubmitAsync(
            Fal.Input,
            new()
            {
                Webhook = new Uri("https://hooks.example/fal?id=a b&x=1"),
                MaxQueueLength = 5,
                Priority = QueuePriority.Low,
                StartTimeout = TimeSpan.FromSeconds(90.5),
                RunnerHint = "hint",
                NoRetry = true,
                StoreIO = false,
                OutputLifecycle = new FileLifecycle { ExpiresAfter = TimeSpan.FromDays(1) },
                Tags = new Dictionary<string, string> { ["team"] = "video", ["order"] = "4711" },
                Headers = new Dictionary<string, string> { ["X-Own"] = "1" },
                ExtraBody = new Dictionary<string, JToken> { ["bit_depth"] = 10, ["ratio"] = 2.5m },
            },
            Token);

        Seen request = Assert.Single(wire.Requests);
        Assert.Equal("?fal_webhook=https%3A%2F%2Fhooks.example%2Ffal%3Fid%3Da%2520b%26x%3D1&fal_max_queue_length=5", request.Address.Query);
        Assert.Equal("low", request.Headers["X-Fal-Queue-Priority"]);
        Assert.Equal("90.5", request.Headers["X-Fal-Request-Start-Timeout"]);
        Assert.Equal("90.5", request.Headers["X-Fal-Request-Timeout"]);
        Assert.Equal("hint", request.Headers["X-Fal-Runner-Hint"]);
        Assert.Equal("1", request.Headers["X-Fal-No-Retry"]);
        Assert.Equal("0", request.Headers["X-Fal-Store-IO"]);
        Assert.Equal("""{"expiration_duration_seconds":86400}""", request.Headers["X-Fal-Object-Lifecycle-Preference"]);
        Assert.Equal("team=video,order=4711", request.Headers["X-Fal-Tags"]);
        Assert.Equal("1", request.Headers["X-Own"]);
        Assert.Equal("""{"video_url":"https://media.example/in.mp4?sig=canary-signature","bit_depth":10,"ratio":2.5}""", request.Body);
    }

    [Fact]
    public async Task Options_Unset_SendNothingExtra()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        Seen request = Assert.Single(wire.Requests);
        Assert.DoesNotContain(request.Headers.Keys, name => name.StartsWith("X-Fal", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("", request.Address.Query);
    }

    [Fact]
    public async Task Options_WithMistakes_AreRefusedAtOnceBeforeAnythingIsSent()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        SubmitOptions options = new()
        {
            IdempotencyKey = " ",
            MaxPriceUsd = 0,
            Webhook = new Uri("ftp://x.example/"),
            StartTimeout = TimeSpan.FromSeconds(0.1),
            MaxQueueLength = -1,
            Tags = new Dictionary<string, string> { ["fal.x"] = "ok", ["UP"] = "ok", ["a"] = "b,c" },
            Headers = new Dictionary<string, string> { ["authorization"] = "Key x", ["X-Break"] = "a\r\nb" },
        };

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Fal.Endpoint(wire).SubmitAsync(Fal.Input, options, Token));

        Assert.Equal("options", error.ParamName);
        foreach (string part in new[] { "IdempotencyKey", "MaxPriceUsd", "Webhook", "StartTimeout", "MaxQueueLength", "fal.x", "'UP'", "'a'", "authorization", "X-Break" })
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(wire.Requests);
    }

    public static TheoryData<string, SubmitOptions> MistakesInLists => new()
    {
        { "'X-A' and 'x-a'", new() { Headers = new Dictionary<string, string> { ["x-a"] = "1", ["X-A"] = "2" } } },
        { "Headers: the value of 'X-A'", new() { Headers = new Dictionary<string, string> { ["X-A"] = null! } } },
        { "Headers must not be null", new() { Headers = null! } },
        { "Tags: the value of 'a'", new() { Tags = new Dictionary<string, string> { ["a"] = null! } } },
        { "Tags must not be null", new() { Tags = null! } },
        { "ExtraBody: the value of 'bit_depth'", new() { ExtraBody = new Dictionary<string, JToken> { ["bit_depth"] = null! } } },
        { "ExtraBody must not be null", new() { ExtraBody = null! } },
    };

    [Theory]
    [MemberData(nameof(MistakesInLists), DisableDiscoveryEnumeration = true)]
    public async Task Options_WithAMistakeInAList_AreRefusedBeforeAnythingIsSent(string part, SubmitOptions options)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Fal.Endpoint(wire).SubmitAsync(Fal.Input, options, Token));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Quote_ThatIsForAnotherInput_PreventsTheSubmit()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using FalClient client = Fal.Client(wire);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(
            TestEndpoint.Descriptor,
            new EndpointProfile { Quote = (_, quote) => throw new ArgumentException($"no {quote?.Price.UpperUsd}") });

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => endpoint.SubmitAsync(Fal.Input, new() { Quote = new TestQuote(1, 2) }, Token));

        Assert.Equal("no 2", error.Message);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task Priority_ThatDoesNotExist_IsRefused()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        await Assert.ThrowsAsync<ArgumentException>(() => Fal.Endpoint(wire).SubmitAsync(Fal.Input, new() { Priority = (QueuePriority)7 }, Token));

        Assert.Empty(wire.Requests);
    }

    [Theory]
    [InlineData(0.1001, "0.1001")]
    [InlineData(30, "30")]
    [InlineData(86_400.5, "86400.5")]
    public async Task StartTimeout_OnTheWire_LosesNothing(double seconds, string text)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));

        await Fal.Endpoint(wire).SubmitAsync(Fal.Input, new() { StartTimeout = TimeSpan.FromSeconds(seconds) }, Token);

        Assert.Equal(text, wire.Requests[0].Headers["X-Fal-Request-Start-Timeout"]);
        Assert.Equal(text, wire.Requests[0].Headers["X-Fal-Request-Timeout"]);
    }
}

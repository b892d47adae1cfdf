using FalGenerated.Emulator;
using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>Model streams over sockets: each event as it comes, and one paid run whatever happens to the stream.</summary>
public sealed class ModelStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_GivesEachEvent_AndTheResultLast()
    {
        await using FalEmulator emulator = await StartAsync();
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));

        List<JObject> outputs = await fal.Endpoint(SpeechEndpoint.Id).StreamAsync(SpeechEndpoint.Input, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(3, outputs.Count);
        Assert.Equal("https://example.com/a.mp3", Assert.Single(outputs[^1].FindFiles()).Value.Url);
        Assert.Equal(1, emulator.RequestsOf(Operations.ModelStream));
    }

    [Fact]
    public async Task Stream_ThatIsCut_IsInDoubt_AndRunOnce()
    {
        await using FalEmulator emulator = await StartAsync();
        emulator.Inject(new Fault { Kind = FaultKind.CutStream, Operation = Operations.ModelStream });
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));

        FalOutcomeUnknownException error = await Assert.ThrowsAsync<FalOutcomeUnknownException>(
            async () => await fal.Endpoint(SpeechEndpoint.Id).StreamAsync(SpeechEndpoint.Input, cancellationToken: Token).ToListAsync(Token));

        Assert.Contains("the stream broke after", error.Reason, StringComparison.Ordinal);
        Assert.Equal(1, emulator.RequestsOf(Operations.ModelStream));
    }

    [Fact]
    public async Task BadInput_AndAnEndpointWithoutAStream_AreRefused()
    {
        await using FalEmulator emulator = await StartAsync();
        using FalClient fal = new(new FalOptions().UseEmulator(emulator.QueueUrl));

        FalApiException bad = await Assert.ThrowsAsync<FalApiException>(
            async () => await fal.Endpoint(SpeechEndpoint.Id).StreamAsync([], cancellationToken: Token).ToListAsync(Token));
        FalApiException none = await Assert.ThrowsAsync<FalApiException>(
            async () => await fal.Endpoint("fal-ai/bytedance-upscaler/upscale/video").StreamAsync(new JObject { ["video_url"] = "http://127.0.0.1:1/a.mp4" }, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal((FalApiErrorKind.Validation, "body.text"), (bad.Kind, Assert.Single(bad.FieldErrors).Path));
        Assert.Equal(FalApiErrorKind.NotFound, none.Kind);
    }

    private static Task<FalEmulator> StartAsync() => FalEmulator.StartAsync(
        new FalEmulatorOptions { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.FromMilliseconds(30), Contracts = { SpeechEndpoint.Document } }, Token);
}

using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FalGenerated.Tests.Submitting;

/// <summary>The bare requests over a host's own client, where none of our handlers stands.</summary>
public sealed class RawClientTests
{
    private static readonly UpscaleVideoInput Input = new() { VideoUrl = "https://media.example/in.mp4" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_ThatIsAccepted_IsOneRequestWithoutAKey()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        using HttpClient http = new(wire) { BaseAddress = new Uri("https://queue.fal.run/") };

        FalResponse<QueueStatus> answer = await new UpscaleVideoRawClient(FalCall.Plain, http).SubmitAsync(Input, Token);

        Assert.Equal("r1", answer.Output.RequestId);
        Seen sent = Assert.Single(wire.Requests);
        Assert.Equal("""{"video_url":"https://media.example/in.mp4"}""", sent.Body);
        Assert.Null(sent.Authorization);
    }

    [Fact]
    public async Task Submit_UnderARetryOfTheHost_IsWrittenOnce()
    {
        await using RawServer server = new(_ => RawReply.Http(500, "{}"));
        ServiceCollection services = new();
        services.AddHttpClient("mine", http => http.BaseAddress = server.Options.QueueUrl)
            .AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1));
        await using ServiceProvider provider = services.BuildServiceProvider();
        UpscaleVideoRawClient raw = new(FalCall.Plain, provider.GetRequiredService<IHttpClientFactory>().CreateClient("mine"));

        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => raw.SubmitAsync(Input, Token));

        Assert.Equal("A paid request is sent once. A handler tried to send it again; it was stopped.", error.InnerException!.Message);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Submit_ThatIsRedirected_IsNotWrittenAgain()
    {
        await using RawServer server = new(_ => RawReply.Http(307, "", headers: "Location: /elsewhere\r\n"));
        using HttpClient http = new() { BaseAddress = server.Options.QueueUrl };

        await Assert.ThrowsAsync<HttpRequestException>(() => new UpscaleVideoRawClient(FalCall.Plain, http).SubmitAsync(Input, Token));

        Assert.Single(server.Received);
    }
}

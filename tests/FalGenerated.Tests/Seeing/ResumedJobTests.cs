using System.Diagnostics;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Diagnostics;
using FalGenerated.Tests.Support;
using FalGenerated.Video;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace FalGenerated.Tests.Seeing;

/// <summary>A job that another process submitted: its money is counted where it is settled, and its wait links to the submit.</summary>
[Collection(nameof(AloneTests))]
public sealed class ResumedJobTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-resumed-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Money_OfAJobResumedWithoutABudget_IsCountedOnce()
    {
        using MetricCollector<double> billed = new(FalTelemetry.Billed);
        string token = await SubmitAsync();

        await ResultAsync(token);
        await ResultAsync(token);

        Assert.Equal(0.072, Assert.Single(billed.GetMeasurementSnapshot(), one => (string)one.Tags["fal.endpoint"]! == "fal-ai/bytedance-upscaler/upscale/video").Value, 6);
    }

    [Fact]
    public async Task Money_OfAResumedJobThatStatesNone_IsNotCounted()
    {
        using MetricCollector<double> billed = new(FalTelemetry.Billed);
        string token = await SubmitAsync();

        await ResultAsync(token, """{"video":{"url":"https://v3.fal.media/files/a/out.mp4"},"duration":"10 s"}""");

        Assert.DoesNotContain(billed.GetMeasurementSnapshot(), one => (string)one.Tags["fal.endpoint"]! == "fal-ai/bytedance-upscaler/upscale/video");
    }

    [Fact]
    public async Task Wait_OfAResumedJob_LinksToItsSubmit()
    {
        List<Activity> stopped = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "FalGenerated",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        string token = await SubmitAsync();

        using (FalClient client = Client(request => ScriptedHandler.Json(200, request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? Fal.Status("COMPLETED") : Fal.Output)))
        {
            await client.Upscaler.Resume(token).WaitAsync(options: new WaitOptions { Mode = WaitMode.Poll }, cancellationToken: Token);
        }

        Activity submit = Assert.Single(stopped, one => one.OperationName == "fal.submit");
        ActivityLink link = Assert.Single(Assert.Single(stopped, one => one.OperationName == "fal.wait").Links);
        Assert.Equal((submit.TraceId, submit.SpanId, true), (link.Context.TraceId, link.Context.SpanId, link.Context.IsRemote));
    }

    private async Task<string> SubmitAsync()
    {
        using FalClient client = Client(_ => ScriptedHandler.Json(200, Fal.Accepted));
        UpscaleQuote quote = UpscaleQuote.Of(null, await VideoSource.FromKnown(new(1280, 720), 9).ProbeAsync(cancellationToken: Token));
        return (await client.Upscaler.SubmitAsync(new UpscaleOptions().For("https://example.com/a.mp4"), new() { Quote = quote, IdempotencyKey = "order-1" }, Token)).Token;
    }

    private async Task ResultAsync(string token, string output = Fal.Output)
    {
        using FalClient client = Client(_ => ScriptedHandler.Json(200, output));
        await client.Upscaler.Resume(token).GetResultAsync(Token);
    }

    private FalClient Client(Func<Seen, HttpResponseMessage> answer) =>
        new(new FalOptions { ApiKey = Fal.Key, JournalPath = Path.Combine(folder, "journal") }, new ScriptedHandler(answer));
}

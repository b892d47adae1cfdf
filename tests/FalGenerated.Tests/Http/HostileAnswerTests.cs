using System.Globalization;
using System.Text;
using FalGenerated.Tests.Storage;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Http;

/// <summary>Answers of 30 MB: prints the time from the answer to the typed failure, and the memory that it took.</summary>
[Collection(nameof(AloneTests))]
public sealed class HostileAnswerTests
{
    private const int Size = 30_000_000;

    [Theory(Explicit = true)]
    [InlineData("slashes", 422, "{\"detail\":\"", "/", "\"}")]
    [InlineData("data address", 422, "{\"detail\":[{\"loc\":[\"body\",\"video_url\"],\"type\":\"x\",\"msg\":\"data:video/mp4;base64,", "AAAA", "\"}]}")]
    [InlineData("complaints", 422, "{\"detail\":[", "{\"loc\":[\"body\"],\"msg\":\"https://a.example/?sig=1\",\"type\":\"x\"},", "{\"msg\":\"end\"}]}")]
    [InlineData("web page", 502, "<html>", "<a href='https://a.example/?sig=1'>", "</html>")]
    [InlineData("nesting", 500, "", "[", "")]
    public async Task Figures_HugeAnswer_CostsLittle(string name, int status, string head, string piece, string tail)
    {
        byte[] body = Encoding.UTF8.GetBytes(head + new StringBuilder(Size).Insert(0, piece, Size / piece.Length) + tail);
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StreamContent(new MemoryStream(body)) });
        using FalClient client = Fal.Client(wire);
        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);
        GC.Collect();
        using PeakMemory peak = new();
        long started = TimeProvider.System.GetTimestamp();

        FalException error = await Assert.ThrowsAnyAsync<FalException>(() => job.CancelAsync(TestContext.Current.CancellationToken));

        double milliseconds = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-12} {milliseconds,8:F1} ms, resident at most +{peak.GrownBytes / 1048576.0:F1} MiB, message of {error.Message.Length} characters"));
        Assert.InRange(error.Message.Length, 1, 2000);
    }
}

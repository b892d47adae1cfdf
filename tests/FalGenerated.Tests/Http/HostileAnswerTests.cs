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
        Assert.InRange(peak.GrownBytes, 0, 150L << 20);
    }

    [Theory(Explicit = true)]
    [InlineData("success, one text", "{\"video\":{\"url\":\"https://a.example/1\"},\"more\":\"", "/", "\"}", 30_000_000)]
    [InlineData("success, many numbers", "{\"video\":{\"url\":\"https://a.example/1\"},\"more\":[", "1,", "1]}", 30_000_000)]
    [InlineData("success, one text that is read", "{\"video\":{\"url\":\"https://a.example/1\"},\"duration\":1,\"more\":\"", "/", "\"}", 16_000_000)]
    [InlineData("success, numbers that are read", "{\"video\":{\"url\":\"https://a.example/1\"},\"more\":[", "1,", "1]}", 16_000_000)]
    [InlineData("success, objects that are read", "{\"video\":{\"url\":\"https://a.example/1\"},\"more\":[", "{\"a\":[]},", "1]}", 16_000_000)]
    public async Task Figures_HugeSuccess_CostsLittle(string name, string head, string piece, string tail, int size)
    {
        byte[] body = Encoding.UTF8.GetBytes(head + new StringBuilder(size).Insert(0, piece, size / piece.Length) + tail);
        ScriptedHandler wire = new(request => request.Method == "POST"
            ? ScriptedHandler.Json(200, Fal.Accepted)
            : new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(body)) });
        using FalClient client = Fal.Client(wire);
        FalJob<TestOutput> job = await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken);
        await PrintAsync(name, () => job.GetResultAsync(TestContext.Current.CancellationToken));
    }

    [Theory(Explicit = true)]
    [InlineData("status")]
    [InlineData("submit")]
    [InlineData("upload")]
    [InlineData("platform")]
    public async Task Figures_HugeAnswerToAnyCall_CostsLittle(string call)
    {
        byte[] body = Encoding.UTF8.GetBytes("{\"request_id\":\"r1\",\"x\":[" + new StringBuilder(Size).Insert(0, "1,", Size / 2) + "1]}");
        ScriptedHandler wire = new(_ => new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(body)) });
        using FalClient client = Fal.Client(wire);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        CancellationToken token = TestContext.Current.CancellationToken;
        SubmitRecord submit = new("k", TestEndpoint.Id, new string('0', 64), TimeProvider.System.GetUtcNow());
        FalJob<TestOutput> job = endpoint.Resume(await TokenAsync());
        await PrintAsync(call, () => call switch
        {
            "status" => job.GetStatusAsync(cancellationToken: token),
            "submit" => endpoint.SubmitAsync(Fal.Input, cancellationToken: token),
            "upload" => client.Storage.UploadAsync(new byte[10], cancellationToken: token),
            _ => endpoint.ResolveAsync(submit, cancellationToken: token),
        });
    }

    private static async Task<string> TokenAsync()
    {
        using FalClient client = Fal.Client(new ScriptedHandler(_ => ScriptedHandler.Json(200, Fal.Accepted)));
        return (await client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken)).Token;
    }

    private static async Task PrintAsync(string name, Func<Task> call)
    {
        GC.Collect();
        using PeakMemory peak = new();
        long started = TimeProvider.System.GetTimestamp();
        Exception? error = await Record.ExceptionAsync(call);
        double milliseconds = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        double grown = peak.GrownBytes / 1048576.0;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-30} {milliseconds,8:F1} ms, resident at most +{grown:F1} MiB, {error?.GetType().Name ?? "no failure"}"));
        Assert.True(grown <= 150, $"{grown} MiB");
        Assert.InRange(error?.Message.Length ?? 0, 0, 2000);
    }
}

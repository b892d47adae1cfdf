using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

/// <summary>Figures, printed: how many jobs one emulator carries, and how fast it starts. They assert that nothing is lost, not how long it takes.</summary>
[Collection(nameof(AloneTests))]
public sealed class LoadTests
{
    private const int Jobs = 2_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Print(FormattableString text) =>
        TestContext.Current.TestOutputHelper!.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    [Fact(Explicit = true)]
    public async Task TwoThousandJobs_Polled_AllEndWithTheirOwnResult() => await CarryAsync("polled", Operations.Status, PollAsync);

    [Fact(Explicit = true)]
    public async Task TwoThousandJobs_Streamed_AllEndWithTheirOwnResult() => await CarryAsync("streamed", Operations.Stream, StreamAsync);

    [Fact(Explicit = true)]
    public async Task Start_FirstAndLater_IsPrinted()
    {
        List<double> milliseconds = [];
        double firstSubmit = 0;
        for (var start = 0; start < 20; start++)
        {
            var begin = TimeProvider.System.GetTimestamp();
            await using var fal = await FalEmulator.StartAsync(cancellationToken: Token);
            milliseconds.Add(TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds);
            if (start == 0)
            {
                firstSubmit = await SubmitTimeAsync(fal);
            }
        }

        var later = milliseconds.Skip(1).Order().ToArray();
        Print($"Start: first {milliseconds[0]:F1} ms; later median {later[later.Length / 2]:F2} ms, slowest {later[^1]:F2} ms of {later.Length}.");
        Print($"The first submit of the process, which reads the contract: {firstSubmit:F0} ms, caller included.");
    }

    private static async Task<double> SubmitTimeAsync(FalEmulator fal)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        http.DefaultRequestHeaders.Add("Authorization", $"Key {fal.Key}");
        var begin = TimeProvider.System.GetTimestamp();
        using var response = await http.PostAsync(new Uri(fal.QueueUrl, Caller.Endpoint), new StringContent(Caller.Input), Token);
        return TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static async Task CarryAsync(string how, string operation, Func<Caller, string, Task> wait)
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
        await caller.SubmitAsync();
        caller.Fal.Reset();
        var begin = TimeProvider.System.GetTimestamp();

        var ids = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(number => caller.SubmitAsync($$"""{"video_url":"{{Source(number)}}"}""")));
        Assert.Equal(Jobs, caller.Fal.Jobs.Count(job => job.State != JobState.Completed));
        var waits = ids.Select(id => wait(caller, id)).ToArray();
        while (caller.Fal.RequestsOf(operation) < Jobs)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }

        var memory = $"Managed memory {GC.GetTotalMemory(false) / 1048576} MiB, process {Environment.WorkingSet / 1048576} MiB with all in flight, caller included.";
        for (var step = 0; step < 10; step++)
        {
            caller.Fal.Advance(TimeSpan.FromSeconds(0.1));
        }

        await Task.WhenAll(waits);
        await Task.WhenAll(ids.Select(async (id, number) =>
        {
            using var result = await caller.ResultAsync(id);
            Assert.Equal(Source(number), (string)(await Caller.JsonAsync(result))["video"]!["url"]!);
        }));

        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        Assert.Equal(Jobs, caller.Fal.Jobs.Count(job => job.ResultStatus == 200));
        Assert.Equal(Jobs, caller.Fal.Submits);
        Print($"{Jobs} jobs at once, {how}: {seconds:F1} s, {caller.Fal.Requests} requests ({caller.Fal.Requests / seconds:F0}/s), 0 lost. {memory}");
    }

    private static string Source(int number) => string.Create(CultureInfo.InvariantCulture, $"https://example.com/{number}.mp4");

    private static async Task PollAsync(Caller caller, string id)
    {
        while ((await caller.StateAsync(id)).Status != "COMPLETED")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, Token);
        }
    }

    private static async Task StreamAsync(Caller caller, string id)
    {
        using var response = await caller.GetAsync($"{Caller.App}/requests/{id}/status/stream?logs=1");
        var last = "";
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token))
        {
            last = item.Data;
        }

        Assert.Equal("COMPLETED", (string)JsonNode.Parse(last)!["status"]!);
    }
}

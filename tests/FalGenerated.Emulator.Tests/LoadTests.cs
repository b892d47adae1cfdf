using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

/// <summary>Figures, printed: how many jobs one emulator carries, and how fast it starts. They assert that nothing is lost, not how long it takes.</summary>
public sealed class LoadTests
{
    private const int Jobs = 2_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Print(FormattableString text) =>
        TestContext.Current.TestOutputHelper!.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    [Fact(Explicit = true)]
    public async Task TwoThousandJobs_Polled_AllEndWithTheirOwnResult() => await CarryAsync("polled", PollAsync);

    [Fact(Explicit = true)]
    public async Task TwoThousandJobs_Streamed_AllEndWithTheirOwnResult() => await CarryAsync("streamed", StreamAsync);

    [Fact(Explicit = true)]
    public async Task Start_FirstAndLater_IsPrinted()
    {
        List<double> milliseconds = [];
        for (var start = 0; start < 20; start++)
        {
            var begin = TimeProvider.System.GetTimestamp();
            await using var fal = await FalEmulator.StartAsync(cancellationToken: Token);
            milliseconds.Add(TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds);
        }

        var later = milliseconds.Skip(1).Order().ToArray();
        Print($"Start: first {milliseconds[0]:F1} ms; later median {later[later.Length / 2]:F2} ms, slowest {later[^1]:F2} ms of {later.Length}.");
    }

    private static async Task CarryAsync(string how, Func<Caller, string, Task> wait)
    {
        await using var caller = await Caller.StartAsync();
        await caller.SubmitAsync();
        caller.Fal.Reset();
        var begin = TimeProvider.System.GetTimestamp();
        var peak = 0;

        await Task.WhenAll(Enumerable.Range(0, Jobs).Select(async number =>
        {
            var source = string.Create(CultureInfo.InvariantCulture, $"https://example.com/{number}.mp4");
            var id = await caller.SubmitAsync($$"""{"video_url":"{{source}}"}""");
            await wait(caller, id);
            using var result = await caller.ResultAsync(id);
            Assert.Equal(source, (string)(await Caller.JsonAsync(result))["video"]!["url"]!);
            if (number % 100 == 0)
            {
                peak = Math.Max(peak, caller.Fal.Jobs.Count(job => job.State != JobState.Completed));
            }
        }));

        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        Assert.Equal(Jobs, caller.Fal.Jobs.Count(job => job.ResultStatus == 200));
        Assert.Equal(Jobs, caller.Fal.Submits);
        Print($"{Jobs} jobs {how}: {seconds:F1} s, {caller.Fal.Requests} requests ({caller.Fal.Requests / seconds:F0}/s), 0 lost.");
        Print($"Seen unfinished at once: at least {peak}. Managed memory {GC.GetTotalMemory(false) / 1048576} MiB, process {Environment.WorkingSet / 1048576} MiB, caller included.");
    }

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

using FalGenerated.Emulator;
using FalGenerated.Mcp.Tests.Support;

namespace FalGenerated.Mcp.Tests;

/// <summary>
/// A model that tries to spend more than the server was started with. The limit is two and a half clips, so that two jobs fit; each way ends
/// with the submits that the emulator counted and with the sum that the ledger counts.
/// </summary>
public sealed class OverspendTests
{
    private const decimal Limit = McpBench.ClipUsd * 2.5m;

    [Fact]
    public async Task SplitIntoSmallJobs()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(Limit);
        List<ToolReply> replies = [];
        for (int number = 0; number < 8; number++)
        {
            replies.Add(await session.UpscaleAsync(bench.OtherClip($"part{number}.mp4")));
        }

        Assert.Equal(2, replies.Count(reply => reply.IsPaid));
        Assert.All(replies.Skip(2), reply => Assert.Contains("no tool raises this limit, only the operator does", reply.Sentence, StringComparison.Ordinal));
        await AssertSpentAsync(bench, submits: 2);
    }

    [Fact]
    public async Task OtherNamesForOneClip()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();
        File.Copy(bench.Video("clip.mp4"), bench.Video("copy.mov"));
        File.CreateSymbolicLink(bench.Video("link.mp4"), "clip.mp4");
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;
        string address = (await session.CallAsync("result", new { job, wait_seconds = 60 })).Json["address"]!;
        string[] names = ["copy.mov", "link.mp4", "./clip.mp4", bench.Video("clip.mp4"), $"file://{bench.Video("clip.mp4")}", address, $"{address}?name=other", $"{address}#other"];

        foreach (string name in names)
        {
            Assert.Equal(job, (await session.UpscaleAsync(name)).Json["job"]);
        }

        Assert.Equal(job, (await session.CallAsync("upscale", new { video = "clip.mp4", target_resolution = "1080p" })).Json["job"]);
        Assert.Equal(1, bench.Emulator.Submits);
        Assert.Equal(0.0216m, await bench.CountedAsync());
    }

    [Fact]
    public async Task ParallelCalls()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(Limit);
        string[] clips = [.. Enumerable.Range(0, 12).Select(number => bench.OtherClip($"clip{number}.mp4"))];

        ToolReply[] replies = await Task.WhenAll(clips.Select(session.UpscaleAsync));

        Assert.Equal(2, replies.Count(reply => reply.IsPaid));
        await AssertSpentAsync(bench, submits: 2);
    }

    [Fact]
    public async Task SeveralServersOnOneLedger()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession one = await bench.ConnectAsync(Limit);
        await using ModelSession two = await bench.ConnectAsync(Limit);
        await using ModelSession process = await ModelSession.OverStdioAsync(new Dictionary<string, string?>(), _ => { }, bench.Line("0.072"));
        string[] clips = [.. Enumerable.Range(0, 12).Select(number => bench.OtherClip($"clip{number}.mp4"))];

        ToolReply[] replies = await Task.WhenAll(clips.Select((clip, number) => ((ModelSession[])[one, two, process])[number % 3].UpscaleAsync(clip)));

        Assert.Equal(2, replies.Count(reply => reply.IsPaid));
        await AssertSpentAsync(bench, submits: 2);
    }

    [Fact]
    public async Task Restarts()
    {
        await using McpBench bench = await McpBench.StartAsync();
        for (int number = 0; number < 5; number++)
        {
            await using ModelSession session = await bench.ConnectAsync(Limit);
            ToolReply reply = await session.UpscaleAsync(bench.OtherClip($"clip{number}.mp4"));
            Assert.Equal(number < 2, reply.IsPaid);
        }

        await AssertSpentAsync(bench, submits: 2);
    }

    [Fact]
    public async Task UnknownPrices()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(Limit);
        await File.WriteAllBytesAsync(bench.Video("old.avi"), [.. "RIFF"u8, 0, 16, 0, 0, .. "AVI LIST"u8, .. new byte[4096]], McpBench.Token);

        ToolReply quote = await session.CallAsync("quote", new { video = "old.avi" });
        ToolReply upscale = await session.UpscaleAsync("old.avi");

        Assert.Null(quote.Json["price", "at_most_usd"]);
        Assert.Matches("^The price is not known, so nothing was sent: ", upscale.Text);
        Assert.True(upscale.IsError);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task AConfirmationForAnotherInput()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(confirmAbove: 0);
        string code = (await session.UpscaleAsync("clip.mp4")).Json["confirmation"]!;
        string other = bench.OtherClip("other.mp4");

        ToolReply[] refused =
        [
            await session.CallAsync("upscale", new { video = other, confirmation = code }),
            await session.CallAsync("upscale", new { video = "clip.mp4", target_resolution = "4k", confirmation = code }),
            await session.CallAsync("upscale", new { video = "clip.mp4", enhancement_tier = "pro", confirmation = code }),
            await session.CallAsync("upscale", new { video = "clip.mp4", fidelity = "medium", confirmation = code }),
        ];

        Assert.All(refused, reply => Assert.Contains("is for another video, other options or another price, so nothing was sent", reply.Sentence, StringComparison.Ordinal));
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task AFileThatIsChangedOnceItsPriceIsConfirmed()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(confirmAbove: 0);
        string code = (await session.UpscaleAsync("clip.mp4")).Json["confirmation"]!;
        File.Move(bench.OtherClip("other.mp4"), bench.Video("clip.mp4"), overwrite: true);

        ToolReply refused = await session.CallAsync("upscale", new { video = "clip.mp4", confirmation = code });

        Assert.Contains("is for another video", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task AConfirmationThatIsMadeUp()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(confirmAbove: 0);
        await session.UpscaleAsync("clip.mp4");

        foreach (string code in (string[])["pay-at-most-1000000-usd-000000000000", "yes", "pay-at-most-0.0288-usd-", "*"])
        {
            ToolReply refused = await session.CallAsync("upscale", new { video = "clip.mp4", confirmation = code });
            Assert.Contains("was used already or never given out, so nothing was sent", refused.Sentence, StringComparison.Ordinal);
        }

        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task AConfirmationThatIsUsedAgain()
    {
        FalEmulatorOptions options = new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero };
        options.Scenarios.Add(Scenario.Named("validation-422"));
        await using McpBench bench = await McpBench.StartAsync(options);
        await using ModelSession session = await bench.ConnectAsync(confirmAbove: 0);
        string code = (await session.UpscaleAsync("clip.mp4")).Json["confirmation"]!;

        // At once, five times: one job.
        ToolReply[] replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => session.CallAsync("upscale", new { video = "clip.mp4", confirmation = code })));
        Assert.Equal(1, replies.Count(reply => reply.IsPaid));
        Assert.Equal(1, bench.Emulator.Submits);

        // Its job failed and makes room for another, which is another payment.
        string job = (await session.CallAsync("jobs")).Json["jobs", "0", "job"]!;
        Assert.True((await session.CallAsync("result", new { job, wait_seconds = 60 })).IsError);
        ToolReply refused = await session.CallAsync("upscale", new { video = "clip.mp4", confirmation = code });

        Assert.Contains("was used already", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task AConfirmationOfAServerThatHasEnded()
    {
        await using McpBench bench = await McpBench.StartAsync();
        string code;
        await using (ModelSession first = await bench.ConnectAsync(confirmAbove: 0))
        {
            code = (await first.UpscaleAsync("clip.mp4")).Json["confirmation"]!;
        }

        await using ModelSession second = await bench.ConnectAsync(confirmAbove: 0);
        ToolReply refused = await second.CallAsync("upscale", new { video = "clip.mp4", confirmation = code });

        Assert.Contains("never given out", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    /// <summary>The call's own limit only lowers what the server allows, whatever number it is.</summary>
    [Theory]
    [InlineData(1e28)]
    [InlineData(1e300)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1000000")]
    [InlineData(true)]
    public async Task AHugeOrOddLimitOfTheCallsOwn(object limit)
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(limit: 0.001m);

        ToolReply reply = await session.CallAsync("upscale", new { video = "clip.mp4", max_price_usd = limit });

        Assert.Matches("no tool raises this limit|'max_price_usd' must be", reply.Sentence);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Fact]
    public async Task ALedgerThatLies()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using (ModelSession session = await bench.ConnectAsync(Limit))
        {
            Assert.True((await session.UpscaleAsync(bench.OtherClip("one.mp4"))).IsPaid);
            Assert.True((await session.UpscaleAsync(bench.OtherClip("two.mp4"))).IsPaid);
        }

        // A sum that was made smaller in the file: the line no longer checks, and no server starts on it.
        string truth = await File.ReadAllTextAsync(bench.Ledger, McpBench.Token);
        await File.WriteAllTextAsync(bench.Ledger, truth.Replace("\"u\":0.0288", "\"u\":0.0001", StringComparison.Ordinal), McpBench.Token);
        Assert.NotEqual(truth, await File.ReadAllTextAsync(bench.Ledger, McpBench.Token));
        string refused = await FailedStart.OfAsync(bench.Line("0.072"));
        Assert.StartsWith("fal-mcp: The ledger cannot be trusted, so nothing is paid: Line ", refused, StringComparison.Ordinal);

        // One that is emptied while a server counts on it.
        await File.WriteAllTextAsync(bench.Ledger, truth, McpBench.Token);
        await using ModelSession running = await bench.ConnectAsync(Limit);
        Assert.True((await running.UpscaleAsync(bench.OtherClip("three.mp4"))).IsError);
        await File.WriteAllTextAsync(bench.Ledger, "", McpBench.Token);
        ToolReply emptied = await running.UpscaleAsync(bench.OtherClip("four.mp4"));

        Assert.Contains("The ledger cannot be trusted, so nothing is paid", emptied.Text, StringComparison.Ordinal);
        Assert.Equal(2, bench.Emulator.Submits);
    }

    [Fact]
    public async Task AResultThatIsSavedOverTheLedger()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(Limit);
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;
        File.CreateSymbolicLink(bench.Video("innocent.mp4"), bench.Ledger);
        byte[] before = await File.ReadAllBytesAsync(bench.Ledger, McpBench.Token);

        foreach (string output in (string[])[bench.Ledger, "../state/ledger", "innocent.mp4", $"file://{bench.Ledger}"])
        {
            Assert.Contains("leads out of the allowed folders", (await session.CallAsync("result", new { job, output, wait_seconds = 60 })).Sentence, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(bench.Ledger, McpBench.Token));
        Assert.Equal(McpBench.ClipUsd, await bench.CountedAsync());
    }

    /// <summary>A cancelled job may still be billed: until its result tells, its price counts, and each new try counts on top.</summary>
    [Fact]
    public async Task CancelAndRetry()
    {
        await using McpBench bench = await McpBench.StartAsync(new() { ManualTime = true, CancelStopsRun = false });
        await using ModelSession session = await bench.ConnectAsync(Limit);
        string[] clips = [.. Enumerable.Range(0, 4).Select(number => bench.OtherClip($"clip{number}.mp4"))];
        int paid = 0;
        foreach (string clip in clips)
        {
            ToolReply reply = await session.UpscaleAsync(clip);
            paid += reply.IsPaid ? 1 : 0;
            if (reply.IsPaid)
            {
                bench.Emulator.Advance(TimeSpan.FromSeconds(0.4));
                Assert.Equal("requested", (await session.CallAsync("cancel", new { job = reply.Json["job"] })).Json["outcome"]);
                Assert.Equal("existing", (await session.UpscaleAsync(clip)).Json["state"]);
            }
        }

        Assert.Equal(2, paid);
        await AssertSpentAsync(bench, submits: 2);
    }

    [Fact]
    public async Task AnAnswerThatIsLost()
    {
        await using McpBench bench = await McpBench.StartAsync();
        bench.Emulator.Inject(new Fault { Operation = Operations.Submit, Kind = FaultKind.LoseReply, Request = 1 });
        await using ModelSession session = await bench.ConnectAsync(Limit);

        ToolReply lost = await session.UpscaleAsync("clip.mp4");
        ToolReply[] retries = [await session.UpscaleAsync("clip.mp4"), await session.UpscaleAsync("clip.mp4")];

        Assert.Contains("its outcome is not known", lost.Sentence, StringComparison.Ordinal);
        Assert.All(retries, retry => Assert.Equal("existing", retry.Json["state"]));
        await AssertSpentAsync(bench, submits: 1);
    }

    [Fact]
    public async Task APriceAboveTheLimitOfTheCall()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();

        ToolReply reply = await session.CallAsync("upscale", new { video = "clip.mp4", max_price_usd = 0.02 });

        Assert.Equal("The job may cost 0.0288 USD, above the 0.02 USD that this call allows, so nothing was sent.", reply.Sentence);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    private static async Task AssertSpentAsync(McpBench bench, int submits)
    {
        Assert.Equal(submits, bench.Emulator.Submits);
        Assert.Equal(submits * McpBench.ClipUsd, await bench.CountedAsync());
    }
}

using System.Collections.Concurrent;
using FalGenerated.Emulator;
using FalGenerated.Mcp.Tests.Support;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace FalGenerated.Mcp.Tests;

/// <summary>A session as a model has it: from a price to a file on disk.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Session_FromQuoteToFile_PaysOnce()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync(limit: 1, confirmAbove: 0.01m);

        ToolReply quote = await session.CallAsync("quote", new { video = "clip.mp4" });
        Assert.Equal("0.0288", quote.Json["price", "at_most_usd"]);
        Assert.Equal(0, bench.Emulator.Requests);

        ToolReply asked = await session.UpscaleAsync("clip.mp4");
        Assert.Equal("confirmation_required", asked.Json["state"]);
        Assert.StartsWith("pay-at-most-0.0288-usd-", asked.Json["confirmation"], StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);

        ToolReply submitted = await session.CallAsync("upscale", new { video = "clip.mp4", confirmation = asked.Json["confirmation"] });
        Assert.Equal("submitted", submitted.Json["state"]);
        string job = submitted.Json["job"]!;

        ToolReply result = await session.CallAsync("result", new { job, output = "out.mp4", wait_seconds = 60 });
        Assert.Equal("0.0216", result.Json["cost_usd"]);
        Assert.Equal("0.9784", result.Json["limit", "left_usd"]);
        Assert.True(File.Exists(bench.Video("out.mp4")));
        Assert.Equal(["clip.mp4", "out.mp4"], Directory.GetFileSystemEntries(bench.Videos).Select(Path.GetFileName).Order());

        ToolReply again = await session.UpscaleAsync("clip.mp4");
        Assert.Equal(("existing", job), (again.Json["state"], again.Json["job"]));
        ToolReply jobs = await session.CallAsync("jobs");
        Assert.Equal(("completed", "clip.mp4", "1"), (jobs.Json["jobs", "0", "state"], jobs.Json["jobs", "0", "video"], jobs.Json["total"]));
        Assert.Equal("True", (await session.CallAsync("status", new { job })).Json["is_over"]);
        Assert.Equal("already_completed", (await session.CallAsync("cancel", new { job })).Json["outcome"]);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Result_WhileItWaits_ReportsProgress()
    {
        await using McpBench bench = await McpBench.StartAsync(new() { QueueTime = TimeSpan.FromMilliseconds(40), RunTime = TimeSpan.FromMilliseconds(40) });
        await using ModelSession session = await bench.ConnectAsync();
        ConcurrentQueue<ProgressNotificationValue> seen = [];
        ToolReply submitted = await session.CallAsync("upscale", new { video = "clip.mp4" }, new Collector(seen));
        Assert.Contains(seen, value => value.Total == new FileInfo(bench.Video("clip.mp4")).Length);
        seen.Clear();

        await session.CallAsync("result", new { job = submitted.Json["job"], wait_seconds = 60 }, new Collector(seen));

        Assert.Contains(seen, value => value.Message == "COMPLETED");

        // Each report counts on; the client handles them side by side, so that the order in which it hands them over is not theirs.
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(number => (float)number), seen.Select(value => value.Progress).Order());
    }

    [Fact]
    public async Task Result_OfAJobThatRuns_SaysHowFarItIs()
    {
        await using McpBench bench = await McpBench.StartAsync(new() { ManualTime = true });
        await using ModelSession session = await bench.ConnectAsync();
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;

        ToolReply asked = await session.CallAsync("result", new { job });
        ToolReply waited = await session.CallAsync("result", new { job, wait_seconds = 1, output = "out.mp4" });

        Assert.Equal(("IN_QUEUE", "False"), (asked.Json["status"], asked.Json["is_over"]));
        Assert.Equal(("IN_QUEUE", "False"), (waited.Json["status"], waited.Json["is_over"]));
        Assert.False(File.Exists(bench.Video("out.mp4")));
    }

    /// <summary>The address is fetched by the server, so that its content counts: the same clip by another name is the same job.</summary>
    [Fact]
    public async Task Upscale_OfAnAddress_IsTheJobOfItsContent()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;
        string address = (await session.CallAsync("result", new { job, wait_seconds = 60 })).Json["address"]!;

        ToolReply quote = await session.CallAsync("quote", new { video = address });
        ToolReply found = await session.UpscaleAsync(address);

        // The emulator hands the source back, so that the output is the source.
        Assert.Equal("0.0288", quote.Json["price", "at_most_usd"]);
        Assert.Equal(("existing", job), (found.Json["state"], found.Json["job"]));
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Session_OverStdioWithTheBuiltProgram_Works()
    {
        await using McpBench bench = await McpBench.StartAsync();
        ConcurrentQueue<string> log = [];
        TaskCompletionSource logged = new();
        await using ModelSession session = await ModelSession.OverStdioAsync(
            new Dictionary<string, string?> { ["FAL_KEY"] = "real-id:real-secret" }, Log, bench.Line("1"));

        IList<McpClientTool> tools = await session.Client.ListToolsAsync(cancellationToken: McpBench.Token);
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;
        ToolReply result = await session.CallAsync("result", new { job, wait_seconds = 60, output = "out.mp4" });

        Assert.Equal(["cancel", "jobs", "quote", "result", "status", "upscale"], tools.Select(tool => tool.Name).Order());
        Assert.Equal(bench.Video("out.mp4"), result.Json["saved_to"]);
        Assert.Equal("fal-mcp", session.Client.ServerInfo?.Name);
        Assert.Contains("The total limit is 1 USD", session.Client.ServerInstructions!, StringComparison.Ordinal);
        // The log goes to stderr; the real key goes nowhere: the emulator takes its own only.
        await logged.Task.WaitAsync(McpBench.Token);
        Assert.DoesNotContain(log, line => line.Contains("real-secret", StringComparison.Ordinal));

        void Log(string line)
        {
            log.Enqueue(line);
            if (line.Contains("submitted", StringComparison.OrdinalIgnoreCase))
            {
                logged.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task Tools_SayTheirLimitsInTheirSchemas()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();

        IList<McpClientTool> tools = await session.Client.ListToolsAsync(cancellationToken: McpBench.Token);

        McpClientTool upscale = tools.Single(tool => tool.Name == "upscale");
        Assert.Equal(["video"], upscale.JsonSchema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["1080p", "2k", "4k"], upscale.JsonSchema.GetProperty("properties").GetProperty("target_resolution").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
        Assert.All(tools, tool => Assert.False(tool.JsonSchema.GetProperty("additionalProperties").GetBoolean()));
        Assert.Equal(["jobs", "quote", "status"], tools.Where(tool => tool.ProtocolTool.Annotations?.ReadOnlyHint == true).Select(tool => tool.Name).Order());
    }

    [Fact]
    public async Task Server_ThatStarts_RemovesWhatAKilledOneLeft()
    {
        await using McpBench bench = await McpBench.StartAsync();
        string state = Path.GetDirectoryName(bench.Ledger)!;
        string left = Directory.CreateDirectory(Path.Combine(state, ".fal-mcp-left")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "held"), "", McpBench.Token);
        await File.WriteAllTextAsync(Path.Combine(left, "copy.mp4"), "large", McpBench.Token);
        await using (ModelSession first = await bench.ConnectAsync())
        {
            await using ModelSession second = await bench.ConnectAsync();

            Assert.False(Directory.Exists(left));
            Assert.Equal(2, Directory.GetDirectories(state).Length);
            Assert.True((await first.UpscaleAsync("clip.mp4")).IsPaid);
        }

        Assert.Equal(["ledger"], Directory.GetFileSystemEntries(state).Select(Path.GetFileName));
    }

    private sealed class Collector(ConcurrentQueue<ProgressNotificationValue> seen) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) => seen.Enqueue(value);
    }
}

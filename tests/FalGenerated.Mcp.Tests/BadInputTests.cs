using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Tests.Support;

namespace FalGenerated.Mcp.Tests;

/// <summary>Calls that are refused: one sentence each, and nothing is sent.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string> PathsOutside =>
    [
        "../outside/secret.mp4", "OUTSIDE/secret.mp4", "linked/secret.mp4", "linked.mp4", "linked/../secret.mp4", "file:OUTSIDE/secret.mp4",
        "file:VIDEOS/..%2foutside/secret.mp4", "sub/../../outside/secret.mp4", "circle.mp4", "/etc/hostname", "chain.mp4",
        "VIDEOS-other/secret.mp4",
    ];

    public static TheoryData<string> PrivateAddresses =>
    [
        "https://10.0.0.1/a.mp4", "https://192.168.1.1/a.mp4", "https://172.16.0.9/a.mp4", "https://169.254.169.254/latest/meta-data", "https://[fd00::1]/a.mp4",
        "https://[::ffff:10.0.0.1]/a.mp4", "https://0.0.0.0/a.mp4", "https://167772161/a.mp4", "https://100.64.0.1/a.mp4", "https://[64:ff9b::a00:1]/a.mp4",
    ];

    [Theory]
    [MemberData(nameof(PathsOutside))]
    public async Task Video_OutsideTheFolders_IsNotRead(string given)
    {
        await using McpBench bench = await McpBench.StartAsync();
        Directory.CreateDirectory(bench.Video("sub"));
        Directory.CreateSymbolicLink(bench.Video("linked"), bench.Outside);
        File.CreateSymbolicLink(bench.Video("linked.mp4"), Path.Combine(bench.Outside, "secret.mp4"));
        File.CreateSymbolicLink(bench.Video("chain.mp4"), "linked.mp4");
        File.CreateSymbolicLink(bench.Video("circle.mp4"), "circle.mp4");
        await using ModelSession session = await bench.ConnectAsync();
        string video = given.Replace("OUTSIDE", bench.Outside, StringComparison.Ordinal).Replace("VIDEOS", bench.Videos, StringComparison.Ordinal);

        ToolReply quote = await session.CallAsync("quote", new { video });
        ToolReply upscale = await session.UpscaleAsync(video);

        Assert.Matches("leads out of the allowed folders|lead in a circle", quote.Sentence);
        Assert.Equal(quote.Sentence, upscale.Sentence);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Theory]
    [InlineData("clip.mp4")]
    [InlineData("./sub/../clip.mp4")]
    [InlineData("VIDEOS/clip.mp4")]
    [InlineData("file:VIDEOS/clip.mp4")]
    [InlineData("file://VIDEOS/clip.mp4")]
    [InlineData("inner.mp4")]
    public async Task Video_InTheFolders_IsReadByEachOfItsNames(string given)
    {
        await using McpBench bench = await McpBench.StartAsync();
        Directory.CreateDirectory(bench.Video("sub"));
        File.CreateSymbolicLink(bench.Video("inner.mp4"), bench.Video("clip.mp4"));
        await using ModelSession session = await bench.ConnectAsync();

        ToolReply quote = await session.CallAsync("quote", new { video = given.Replace("VIDEOS", bench.Videos, StringComparison.Ordinal) });

        Assert.False(quote.IsError, quote.Text);
    }

    [Fact]
    public async Task Video_OfAFolderThatDiffersInCaseOnly_IsNotRead()
    {
        await using McpBench bench = await McpBench.StartAsync();
        string other = Path.Combine(Path.GetDirectoryName(bench.Videos)!, "VIDEOS");
        Assert.SkipWhen(Directory.Exists(other), "The file system knows no case: it is the same folder.");
        Directory.CreateDirectory(other);
        File.Copy(bench.Video("clip.mp4"), Path.Combine(other, "clip.mp4"));
        await using ModelSession session = await bench.ConnectAsync();

        ToolReply refused = await session.UpscaleAsync(Path.Combine(other, "clip.mp4"));

        Assert.Contains("leads out of the allowed folders", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Theory]
    [InlineData("missing.mp4", "There is no file 'missing.mp4', so nothing was sent")]
    [InlineData("sub", "'sub' is a folder, so nothing was sent")]
    [InlineData("empty.mp4", "'empty.mp4' is empty, so nothing was sent")]
    [InlineData("a\0b.mp4", "The path holds a character that no path has")]
    [InlineData("  ", "'video' must be a text that is not blank")]
    [InlineData("file://elsewhere/clip.mp4", "is no address of a file on this machine")]
    [InlineData("http://example.com/a.mp4", "'http' addresses are not fetched, so nothing was sent")]
    [InlineData("ftp://example.com/a.mp4", "'ftp' addresses are not fetched, so nothing was sent")]
    [InlineData("data:video/mp4;base64,AAAA", "'data' addresses are not fetched, so nothing was sent")]
    public async Task Video_ThatIsNone_IsOneSentence(string video, string says)
    {
        await using McpBench bench = await McpBench.StartAsync();
        Directory.CreateDirectory(bench.Video("sub"));
        await File.WriteAllTextAsync(bench.Video("empty.mp4"), "", McpBench.Token);
        await using ModelSession session = await bench.ConnectAsync();

        ToolReply refused = await session.UpscaleAsync(video);

        Assert.Contains(says, refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Theory]
    [MemberData(nameof(PrivateAddresses))]
    public async Task Video_AtAPrivateAddress_IsNotAskedFor(string video)
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();

        ToolReply quote = await session.CallAsync("quote", new { video });
        ToolReply upscale = await session.UpscaleAsync(video);

        Assert.Contains("is not on the public internet, so nothing was sent to it", quote.Sentence, StringComparison.Ordinal);
        Assert.Equal(quote.Sentence, upscale.Sentence);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    /// <summary>Only an emulator's files may be on this machine; the live service is connected to, and not called.</summary>
    [Theory]
    [InlineData("https://localhost/a.mp4")]
    [InlineData("https://127.0.0.1/a.mp4")]
    [InlineData("https://[::1]/a.mp4")]
    [InlineData("https://2130706433/a.mp4")]
    public async Task Video_OnThisMachine_IsNotAskedForByALiveServer(string video)
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await ModelSession.OverStdioAsync(
            new Dictionary<string, string?> { ["FAL_KEY"] = "an-id:a-secret" }, _ => { }, "--limit", "1", "--ledger", bench.Ledger, "--folder", bench.Videos);

        ToolReply quote = await session.CallAsync("quote", new { video });
        ToolReply upscale = await session.UpscaleAsync(video);

        Assert.Contains("is not on the public internet, so nothing was sent to it", quote.Sentence, StringComparison.Ordinal);
        Assert.Equal(quote.Sentence, upscale.Sentence);
    }

    [Theory]
    [InlineData("../outside/new.mp4", "leads out of the allowed folders")]
    [InlineData("linked/new.mp4", "leads out of the allowed folders")]
    [InlineData("dangling.mp4", "leads out of the allowed folders")]
    [InlineData("clip.mp4", "'clip.mp4' exists already, and this server replaces no file")]
    [InlineData("nowhere/new.mp4", "The folder of 'nowhere/new.mp4' does not exist")]
    [InlineData("", "'output' must be a text that is not blank")]
    public async Task Output_ThatMustNotBeWritten_IsOneSentence(string output, string says)
    {
        await using McpBench bench = await McpBench.StartAsync();
        Directory.CreateSymbolicLink(bench.Video("linked"), bench.Outside);
        File.CreateSymbolicLink(bench.Video("dangling.mp4"), Path.Combine(bench.Outside, "new.mp4"));
        await using ModelSession session = await bench.ConnectAsync();
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;
        int before = bench.Emulator.Requests;

        ToolReply refused = await session.CallAsync("result", new { job, output, wait_seconds = 60 });

        Assert.Contains(says, refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, bench.Emulator.Requests);
        Assert.False(File.Exists(Path.Combine(bench.Outside, "new.mp4")));
    }

    /// <summary>A download writes beside its target first; that name can be foretold, and a link may stand there.</summary>
    [Fact]
    public async Task Output_BesideAPlantedLink_DoesNotFollowIt()
    {
        await using McpBench bench = await McpBench.StartAsync();
        string victim = Path.Combine(bench.Outside, "victim");
        await File.WriteAllTextAsync(victim, "mine", McpBench.Token);
        File.CreateSymbolicLink(bench.Video(".out.mp4.part"), victim);
        await using ModelSession session = await bench.ConnectAsync();
        string job = (await session.UpscaleAsync("clip.mp4")).Json["job"]!;

        await session.CallAsync("result", new { job, output = "out.mp4", wait_seconds = 60 });

        Assert.Equal("mine", await File.ReadAllTextAsync(victim, McpBench.Token));
        Assert.True(File.Exists(bench.Video("out.mp4")));
    }

    [Fact]
    public async Task Arguments_ThatNoToolHas_AreRefused()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();

        Assert.Contains("upscale has no argument 'limit_usd', so nothing was done", (await session.CallAsync("upscale", new { video = "clip.mp4", limit_usd = 1000 })).Sentence, StringComparison.Ordinal);
        Assert.Contains("upscale needs 'video'", (await session.CallAsync("upscale")).Sentence, StringComparison.Ordinal);
        Assert.Contains("'target_resolution' does not accept '8k': use 1080p, 2k, 4k", (await session.CallAsync("quote", new { video = "clip.mp4", target_resolution = "8k" })).Sentence, StringComparison.Ordinal);
        Assert.Contains("'wait_seconds' is 601", (await session.CallAsync("result", new { job = "x", wait_seconds = 601 })).Sentence, StringComparison.Ordinal);
        Assert.Contains("'wait_seconds' must be a whole number", (await session.CallAsync("result", new { job = "x", wait_seconds = 1.5 })).Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("result")]
    [InlineData("cancel")]
    public async Task Job_ThatTheLedgerDoesNotKnow_IsNotAskedFor(string tool)
    {
        await using McpBench bench = await McpBench.StartAsync();
        FalOptions options = new FalOptions().UseEmulator(bench.Emulator.QueueUrl);
        using FalClient other = new(options);
        FalJob<UpscaleVideoOutput> foreign = await other.Upscaler.SubmitAsync(
            new() { VideoUrl = "https://example.com/a.mp4" }, cancellationToken: McpBench.Token);
        await using ModelSession session = await bench.ConnectAsync();
        int before = bench.Emulator.Requests;

        Assert.Contains("has no job", (await session.CallAsync(tool, new { job = foreign.RequestId })).Sentence, StringComparison.Ordinal);
        Assert.Contains("has no job", (await session.CallAsync(tool, new { job = foreign.Token })).Sentence, StringComparison.Ordinal);
        Assert.Equal(before, bench.Emulator.Requests);
    }
}

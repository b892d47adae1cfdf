using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Ffmpeg;

namespace FalGenerated.Emulator.Tests;

/// <summary>Real upscaling: the work beside the queue on programs of the test's own, and once on the real ffmpeg.</summary>
public sealed class UpscaleTests : IDisposable
{
    private const string Facts = """
        {"streams":[{"index":1,"codec_type":"video","width":640,"height":360}],"format":{"duration":"4.000000"}}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-emulator-ffmpeg-");
    private readonly PauseClock clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>An emulator whose ffmpeg and ffprobe are these two shell scripts.</summary>
    private async Task<Caller> StartAsync(string ffmpeg, string facts = Facts, int most = 2, int runnerFailures = 0)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins for ffmpeg are shell scripts.");
        await ScriptAsync("ffprobe", $"cat <<'E'\n{facts}\nE");
        return await Caller.StartAsync(new FalEmulatorOptions
        {
            Upscale = true,
            FfmpegPath = await ScriptAsync("ffmpeg", ffmpeg),
            MaxUpscales = most,
            UpscaleTimeout = TimeSpan.FromMinutes(5),
            TimeProvider = clock,
            ManualTime = true,
            RunnerFailures = runnerFailures,
        });
    }

    private async Task<string> ScriptAsync(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{text}\n", Token);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static async Task<string> SubmitAsync(Caller caller, string members = "")
    {
        var source = await caller.UploadAsync([1, 2, 3], "clip.mov");
        var id = await caller.SubmitAsync($$"""{"video_url":"{{source}}"{{members}}}""");
        caller.Fal.Advance(TimeSpan.FromSeconds(0.3));
        return id;
    }

    private static async Task<string[]> LogsAsync(Caller caller, string id)
    {
        using var response = await caller.StatusAsync(id, "?logs=1");
        return [.. ((await Caller.JsonAsync(response))["logs"] as JsonArray ?? []).Select(line => (string)line!["message"]!)];
    }

    private static async Task<HttpResponseMessage> EndAsync(Caller caller, string id)
    {
        // The stream ends with the job.
        using var stream = await caller.StatusAsync(id, "/stream");
        await stream.Content.ReadAsStringAsync(Token);
        return await caller.ResultAsync(id);
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        while (!await reached())
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // Writes to its last argument, which reads "file:/…".
    private const string WritesItsArguments = """
        for last; do :; done
        echo out_time_us=1000000; echo out_time_us=1100000; echo out_time_us=4000000; echo progress=end
        printf '%s ' "$@" > "${last#file:}"
        """;

    [Fact]
    public async Task Upscale_OfAnUploadedSource_ReturnsTheOutputOfFfmpegWithItsProgress()
    {
        await using var caller = await StartAsync(WritesItsArguments);
        var id = await SubmitAsync(caller, ""","target_resolution":"4k","target_fps":"60fps" """);

        using var result = await EndAsync(caller, id);
        var body = await Caller.JsonAsync(result);
        using var video = await caller.SendAsync(HttpMethod.Get, (string)body["video"]!["url"]!, null, key: null);
        var arguments = await video.Content.ReadAsStringAsync(Token);

        Assert.Equal("ffmpeg", result.Headers.GetValues("X-Fal-Emulator").Single());
        Assert.Equal("upscaled_clip.mp4", (string)body["video"]!["file_name"]!);
        Assert.Equal(4m, (decimal)body["duration"]!);
        Assert.Contains("scale=3840:2160:flags=lanczos,setsar=1,fps=60,", arguments, StringComparison.Ordinal);
        Assert.Contains("-map 0:1 -map 0:a? ", arguments, StringComparison.Ordinal);
        Assert.Equal(
            ["Upscaling 640x360 to 3840x2160 with ffmpeg: plain resampling, not ByteDance's model", "Progress: 20%", "Progress: 100%"],
            await LogsAsync(caller, id));
        Assert.StartsWith("Clips are upscaled with ffmpeg", caller.Fal.UpscaleNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ffmpeg_ThatFails_EndsAsAFailedJobInItsWords()
    {
        await using var caller = await StartAsync("echo 'Conversion failed!' >&2; exit 3");
        var id = await SubmitAsync(caller);

        using var result = await EndAsync(caller, id);
        using var status = await caller.StatusAsync(id);

        Assert.Equal(HttpStatusCode.InternalServerError, result.StatusCode);
        Assert.Equal("The emulator's ffmpeg failed with exit code 3: Conversion failed!", (string)(await Caller.JsonAsync(result))["detail"]!);
        Assert.Equal("runner_server_error", (string)(await Caller.JsonAsync(status))["error_type"]!);
        Assert.Single(caller.Fal.Files);
    }

    [Fact]
    public async Task Ffmpeg_ThatHangs_IsEndedAtTheTimeLimit()
    {
        await using var caller = await StartAsync($"echo $$ > {folder.FullName}/pid; exec sleep 600");
        var id = await SubmitAsync(caller);
        var running = await PidAsync();
        clock.Advance(TimeSpan.FromMinutes(5));

        using var result = await EndAsync(caller, id);

        Assert.Equal(HttpStatusCode.GatewayTimeout, result.StatusCode);
        Assert.Equal("The emulator's ffmpeg took more than 300 s and was ended.", (string)(await Caller.JsonAsync(result))["detail"]!);
        Assert.False(Directory.Exists($"/proc/{running}"));
    }

    [Fact]
    public async Task Cancel_WhileFfmpegRuns_EndsIt()
    {
        await using var caller = await StartAsync($"echo $$ > {folder.FullName}/pid; exec sleep 600");
        var id = await SubmitAsync(caller);
        var running = await PidAsync();

        using var cancelled = await caller.CancelAsync(id);
        using var result = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.Accepted, cancelled.StatusCode);
        Assert.Equal(499, (int)result.StatusCode);
        await UntilAsync(() => Task.FromResult(!Directory.Exists($"/proc/{running}")));
    }

    [Fact]
    public async Task Dispose_WhileFfmpegRuns_EndsIt()
    {
        string running;
        await using (var caller = await StartAsync($"echo $$ > {folder.FullName}/pid; exec sleep 600"))
        {
            await SubmitAsync(caller);
            running = await PidAsync();
        }

        Assert.False(Directory.Exists($"/proc/{running}"));
    }

    [Fact]
    public async Task MaxUpscales_Reached_TheNextWaitsForItsTurn()
    {
        await using var caller = await StartAsync($"echo run >> {folder.FullName}/runs; while [ ! -e {folder.FullName}/go ]; do sleep 0.02; done; {WritesItsArguments}", most: 1);
        var (first, second) = (await SubmitAsync(caller), await SubmitAsync(caller));
        await UntilAsync(async () => (await LogsAsync(caller, first)).Length + (await LogsAsync(caller, second)).Length == 1);

        Assert.Equal("IN_PROGRESS", (await caller.StateAsync(first)).Status);
        Assert.Equal("IN_PROGRESS", (await caller.StateAsync(second)).Status);
        await UntilAsync(() => Task.FromResult(File.Exists($"{folder.FullName}/runs")));
        Assert.Single(await File.ReadAllLinesAsync($"{folder.FullName}/runs", Token));

        await File.WriteAllTextAsync($"{folder.FullName}/go", "", Token);
        using var firstEnd = await EndAsync(caller, first);
        using var secondEnd = await EndAsync(caller, second);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [firstEnd.StatusCode, secondEnd.StatusCode]);
    }

    [Theory]
    [InlineData(1920, 1080, "", "video_url", "shorter than 1080")]
    [InlineData(1080, 1080, ""","target_resolution":"1080p" """, "video_url", "shorter than 1080")]
    [InlineData(1921, 1080, ""","scale_ratio":2.0""", "scale_ratio", "exceed 4K")]
    [InlineData(3840, 2160, ""","scale_ratio":1.1""", "scale_ratio", "exceed 4K")]
    public async Task Size_ThatTheServiceRefuses_Is422AndFree(int width, int height, string members, string place, string words)
    {
        await using var caller = await StartAsync("exit 9", $$"""{"streams":[{"index":0,"codec_type":"video","width":{{width}},"height":{{height}}}]}""");
        var id = await SubmitAsync(caller, members);

        using var result = await EndAsync(caller, id);
        var problem = (await Caller.JsonAsync(result))["detail"]![0]!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, result.StatusCode);
        Assert.Equal(place, (string)problem["loc"]![1]!);
        Assert.Contains(words, (string)problem["msg"]!, StringComparison.Ordinal);
        Assert.Equal("0", result.Headers.GetValues("X-Fal-Billable-Units").Single());
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"streams":[{"codec_type":"audio"}],"format":{}}""")]
    [InlineData("""{"streams":[{"codec_type":"video","width":300,"height":300,"disposition":{"attached_pic":1}}]}""")]
    public async Task Source_WithoutAPicture_IsAnUnsupportedFormat(string facts)
    {
        await using var caller = await StartAsync("exit 9", facts);
        var id = await SubmitAsync(caller);

        using var result = await EndAsync(caller, id);

        Assert.Equal("unsupported_video_format", (string)(await Caller.JsonAsync(result))["detail"]![0]!["type"]!);
    }

    [Fact]
    public async Task RunnerFailures_ComeBeforeTheRealWork()
    {
        await using var caller = await StartAsync(WritesItsArguments, runnerFailures: 1);
        var id = await SubmitAsync(caller);
        caller.Fal.Advance(TimeSpan.FromSeconds(0.35));
        Assert.Equal("IN_QUEUE", (await caller.StateAsync(id)).Status);
        caller.Fal.Advance(TimeSpan.FromSeconds(0.3));

        using var result = await EndAsync(caller, id);

        Assert.Equal("ffmpeg", result.Headers.GetValues("X-Fal-Emulator").Single());
        Assert.Equal(2, caller.Fal.Jobs[0].Attempts);
    }

    [Fact]
    public async Task Outcome_OfAScenario_ComesWithoutWork()
    {
        await using var caller = await StartAsync($"touch {folder.FullName}/ran");
        caller.Fal.Apply(Scenario.Named("validation-422"));
        var id = await SubmitAsync(caller);
        Assert.Equal("IN_PROGRESS", (await caller.StateAsync(id)).Status);
        caller.Fal.Advance(TimeSpan.FromSeconds(0.7));

        using var result = await caller.ResultAsync(id);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, result.StatusCode);
        Assert.False(File.Exists($"{folder.FullName}/ran"));
    }

    [Fact]
    public async Task FfmpegMissing_SourceIsReturnedWithASentenceOnHowToGetIt()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions
        {
            Upscale = true, FfmpegPath = Path.Combine(folder.FullName, "none"), ManualTime = true,
        });
        var id = await SubmitAsync(caller);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        using var result = await caller.ResultAsync(id);

        Assert.Equal("echo", result.Headers.GetValues("X-Fal-Emulator").Single());
        Assert.Contains("apt-get install ffmpeg", caller.Fal.UpscaleNote, StringComparison.Ordinal);
        Assert.Equal(caller.Fal.UpscaleNote, (await LogsAsync(caller, id))[0]);
    }

    [Fact]
    public async Task SourceElsewhere_IsNotFetchedAndSaysSo()
    {
        await using var caller = await StartAsync(WritesItsArguments);
        var id = await caller.SubmitAsync();
        caller.Fal.Advance(TimeSpan.FromSeconds(1));

        using var result = await caller.ResultAsync(id);

        Assert.Equal("echo", result.Headers.GetValues("X-Fal-Emulator").Single());
        Assert.StartsWith("Returned unchanged", (await LogsAsync(caller, id))[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(640, 360, 1080, "1920x1080")]
    [InlineData(854, 480, 1080, "1920x1080")]
    [InlineData(864, 496, 1080, "1880x1080")]
    [InlineData(480, 854, 1080, "1080x1920")]
    [InlineData(1344, 768, 1080, "1890x1080")]
    [InlineData(720, 576, 1440, "1800x1440")]
    [InlineData(640, 360, 2160, "3840x2160")]
    public void Size_ForAShortSide_KeepsTheRatioOnEvenSides(int width, int height, int shortSide, string expected)
    {
        var size = OutputSize.ForShortSide(new SourceVideo(0, width, height, null), shortSide);

        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height}"));
    }

    [Theory]
    [InlineData(640, 360, "1.5", "960x540")]
    [InlineData(1921, 1080, "1.1", "2112x1188")]
    [InlineData(1920, 1080, "2.0", "3840x2160")]
    public void Size_ForARatio_IsEven(int width, int height, string ratio, string expected)
    {
        var size = OutputSize.ForRatio(new SourceVideo(0, width, height, null), decimal.Parse(ratio, CultureInfo.InvariantCulture));

        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height}"));
    }

    [Fact]
    public void SourceVideo_TurnedByAQuarter_HasItsSidesSwapped()
    {
        var video = SourceVideo.Parse(
            """{"streams":[{"index":0,"codec_type":"video","width":640,"height":360,"side_data_list":[{"rotation":-90}]}],"format":{"duration":"N/A"}}""");

        Assert.Equal(new SourceVideo(0, 360, 640, null), video);
    }

    [Fact(Explicit = true)]
    public async Task RealFfmpeg_UpscalesTheClip_WithItsSound()
    {
        Assert.SkipWhen(FfmpegTools.Find(null) is null, "ffmpeg is not on this machine.");
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Upscale = true, QueueTime = TimeSpan.FromMilliseconds(10) });
        var clip = await File.ReadAllBytesAsync(Repository.PathOf("tests", "Media", "clip.mp4"), Token);
        var source = await caller.UploadAsync(clip, "clip.mp4");
        var id = await caller.SubmitAsync($$"""{"video_url":"{{source}}","target_fps":"60fps"}""");

        using var result = await EndAsync(caller, id);
        var body = await Caller.JsonAsync(result);
        var file = Path.Combine(folder.FullName, "out.mp4");
        using (var video = await caller.SendAsync(HttpMethod.Get, (string)body["video"]!["url"]!, null, key: null))
        {
            await File.WriteAllBytesAsync(file, await video.Content.ReadAsByteArrayAsync(Token), Token);
        }

        List<string> lines = [];
        await ToolProcess.RunAsync(
            FfmpegTools.Find(null)!.Ffprobe, ["-v", "error", "-show_entries", "stream=codec_name,width,height,r_frame_rate", "-of", "csv=p=0", file], lines.Add, Token);
        Assert.Equal(["h264,1920,1080,60/1", "aac,0/0"], lines);
        Assert.Equal(3m, (decimal)body["duration"]!);
        Assert.Contains("Progress: 100%", await LogsAsync(caller, id));
    }

    [Fact(Explicit = true)]
    public async Task RealFfmpeg_APlaylistThatNamesAnotherFile_IsNotOpened()
    {
        Assert.SkipWhen(FfmpegTools.Find(null) is null, "ffmpeg is not on this machine.");
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Upscale = true, QueueTime = TimeSpan.FromMilliseconds(10) });
        var clip = Repository.PathOf("tests", "Media", "clip.mp4");
        var playlist = $"#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{clip}\n#EXT-X-ENDLIST\n";
        var source = await caller.UploadAsync(System.Text.Encoding.UTF8.GetBytes(playlist), "clip.mp4");
        var id = await caller.SubmitAsync($$"""{"video_url":"{{source}}"}""");

        using var result = await EndAsync(caller, id);

        Assert.Equal("unsupported_video_format", (string)(await Caller.JsonAsync(result))["detail"]![0]!["type"]!);
    }

    private async Task<string> PidAsync()
    {
        var path = Path.Combine(folder.FullName, "pid");
        await UntilAsync(() => Task.FromResult(File.Exists(path) && new FileInfo(path).Length > 1));
        return (await File.ReadAllTextAsync(path, Token)).Trim();
    }
}

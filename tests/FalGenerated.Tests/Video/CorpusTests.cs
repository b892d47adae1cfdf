using FalGenerated.Video;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Video;

/// <summary>Holds our reader's facts against ffprobe's, over files that ffmpeg makes.</summary>
public sealed class CorpusTests
{
    private static readonly string[] OurEnds = [".mp4", ".mov", ".m4v", ".m4a", ".3gp", ".3g2", ".f4v", ".ismv", ".webm", ".mkv", ".mka"];

    // A live recording states no length, and ffprobe tells none. The clusters have the second of what was recorded.
    private static readonly string[] DurationInClusters = ["live.webm"];

    // An edit list that hides more than a tenth of the frames: the two lengths differ, and which one is billed is not published.
    private static readonly string[] Trimmed = ["trimmed.mp4"];

    // Half a minute of encoding: .ci/run asks for it.
    [Fact(Explicit = true)]
    public async Task ProbeAsync_FilesMadeByFfmpeg_AgreesWithFfprobe()
    {
        Ffmpeg.SkipIfMissing();
        string folder = Directory.CreateTempSubdirectory("corpus").FullName;
        try
        {
            await Ffmpeg.RunAsync("bash", [RepositoryFiles.CorpusScript, folder], TestContext.Current.CancellationToken);
            string[] files = [.. Directory.GetFiles(folder).Where(file => OurEnds.Contains(Path.GetExtension(file)) && !Path.GetFileName(file).StartsWith("other-", StringComparison.Ordinal)).Order()];
            List<string> differences = [];
            foreach (string file in files)
            {
                differences.AddRange((await CompareAsync(file)).Select(text => $"{Path.GetFileName(file)}: {text}"));
            }

            Assert.True(files.Length >= 60, $"Only {files.Length} files could be made.");
            Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
            TestContext.Current.TestOutputHelper?.WriteLine($"{files.Length} files agree with ffprobe.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<string>> CompareAsync(string file)
    {
        VideoInfo info = await VideoSource.FromFile(file).ProbeAsync(cancellationToken: TestContext.Current.CancellationToken);
        JObject truth = JObject.Parse(await Ffmpeg.RunAsync(
            "ffprobe", ["-v", "quiet", "-show_streams", "-show_format", "-of", "json", file], TestContext.Current.CancellationToken));
        List<JToken> streams = [.. truth["streams"]!];
        List<JToken> videos = [.. streams.Where(stream => (string?)stream["codec_type"] == "video" && (int)stream["disposition"]!["attached_pic"]! == 0)];
        List<string> differences = [];
        void Expect<T>(string what, T ours, T theirs)
        {
            if (!Equals(ours, theirs))
            {
                differences.Add($"{what} is '{ours}', ffprobe says '{theirs}'");
            }
        }

        Expect("has audio", info.HasAudio, streams.Any(stream => (string?)stream["codec_type"] == "audio"));
        Expect("video tracks", info.VideoTracks, videos.Count);
        if (videos.Count == 0)
        {
            Expect("outcome", info.Outcome, VideoOutcome.NoVideoTrack);
            return differences;
        }

        JToken video = videos[0];
        Expect("coded size", info.CodedSize, new PixelSize((int)video["width"]!, (int)video["height"]!));
        Expect("suspicious", info.Suspicious, Trimmed.Contains(Path.GetFileName(file)));
        Expect("turn", info.Rotation, TurnOf(video));
        CompareDurations(Path.GetFileName(file), info, video, truth["format"]!, differences);
        CompareRates(info, video, differences);
        return differences;
    }

    private static void CompareDurations(string name, VideoInfo info, JToken video, JToken format, List<string> differences)
    {
        if (DurationInClusters.Contains(name))
        {
            Near("container seconds", info.ContainerSeconds, 1, differences);
            return;
        }

        Near("container seconds", info.ContainerSeconds, (decimal?)format["duration"], differences);
        if (info.VideoSeconds is not null)
        {
            Near("video seconds", info.VideoSeconds, (decimal?)video["duration"] ?? (decimal?)format["duration"], differences);
        }
    }

    private static void Near(string what, decimal? ours, decimal? theirs, List<string> differences)
    {
        if (ours is null || theirs is null || Math.Abs(ours.Value - theirs.Value) > 0.1m)
        {
            differences.Add($"{what} is {ours}, ffprobe says {theirs}");
        }
    }

    private static void CompareRates(VideoInfo info, JToken video, List<string> differences)
    {
        string[] parts = ((string)video["avg_frame_rate"]!).Split('/');
        decimal theirs = parts[1] == "0" ? 0 : decimal.Parse(parts[0]) / decimal.Parse(parts[1]);
        if (info.FramesPerSecond is { } ours && !info.VariableFrameRate && Math.Abs(ours - theirs) > 0.02m * theirs)
        {
            differences.Add($"frames per second is {ours}, ffprobe says {theirs}");
        }
    }

    private static int TurnOf(JToken video)
    {
        int turn = video["side_data_list"]?.Select(data => (int?)data["rotation"]).FirstOrDefault(value => value is not null) ?? 0;
        return ((-turn % 360) + 360) % 360;
    }
}

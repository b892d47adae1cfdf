using System.Globalization;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using Newtonsoft.Json.Linq;
using static FalGenerated.Tests.Video.Boxes;
using static FalGenerated.Tests.Video.Elements;

namespace FalGenerated.Tests.Video;

/// <summary>
/// The price bounds of files whose headers lie, each with ten seconds of pictures or what its row says. A row holds if the upper bound covers
/// the pictures, or there is none, and something is said. The table is printed.
/// </summary>
public sealed class LyingFilesTests
{
    private const uint Scale = 15360;
    private const decimal Week = 7 * 24 * 3600;
    private const decimal Rate = 0.0072m;

    // A timescale that is negative as a signed number counts as 1 for ffprobe, and 10,000 ticks then as hours.
    private const string NegativeTimescale = "movie timescale 4294967295";

    [Fact]
    public async Task Quote_OfLyingFiles_CoversThePicturesOrIsUnknownAndSaysSo()
    {
        List<string> wrong = [];
        foreach ((string name, byte[] file, decimal seconds) in Files())
        {
            VideoInfo info = await Probe.BytesAsync(file);
            UpscaleQuote quote = UpscaleQuote.Of(new UpscaleOptions { TargetResolution = new TargetResolution("1080p") }, info);
            bool isCovered = !quote.TryGetAtMostUsd(out decimal atMost) || (atMost >= seconds * 0.0072m && quote.ExpectedUsd > 0);
            string row = $"{name,-46} {quote.AtLeastUsd,9} .. {quote.ExpectedUsd,11} .. {(quote.IsKnown ? $"{atMost}" : "unknown"),9} USD for {seconds} s, {quote.Findings.Count} findings";
            TestContext.Current.TestOutputHelper?.WriteLine(row);
            if (!isCovered || quote.Findings.Count == 0)
            {
                wrong.Add(row);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Probe_OfLyingFiles_IsSuspiciousAndBoundsEveryReadingThatDoesNotStandAlone()
    {
        List<string> wrong = [];
        foreach ((string name, byte[] file, decimal _) in Files())
        {
            VideoInfo info = await Probe.BytesAsync(file);
            LengthReading[] readings = [.. info.Lengths.Where(reading => reading.Weight == LengthReading.Kind.Whole && reading.Seconds is >= 0.001m and <= Week)];
            foreach (LengthReading reading in readings.Where(reading => info.MaxSeconds < decimal.Round(reading.Seconds, 6) && !StandsAlone(reading, readings)))
            {
                wrong.Add($"{name}: at most {info.MaxSeconds} s, but {reading}");
            }

            if (!info.Suspicious && info.Outcome == VideoOutcome.Ok)
            {
                wrong.Add($"{name}: not suspicious");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>One lie costs little; what two readings agree on, or what frames in the file show, is the file's own length.</summary>
    [Fact]
    public async Task Quote_OfLyingFiles_NoSingleLieCostsTwentyTimesThePictures()
    {
        List<string> wrong = [];
        foreach ((string name, byte[] file, decimal seconds) in Files())
        {
            VideoInfo info = await Probe.BytesAsync(file);
            UpscaleQuote quote = UpscaleQuote.Of(new UpscaleOptions { TargetResolution = new TargetResolution("1080p") }, info);
            decimal most = quote.TryGetAtMostUsd(out decimal sum) ? sum / Rate : 0;
            bool isAgreed = info.Lengths.Any(reading => reading.IsSeen && VideoLength.IsNear(reading.Seconds, info.MaxSeconds ?? 0))
                || info.Lengths.Count(reading => VideoLength.IsNear(reading.Seconds, info.MaxSeconds ?? 0)) > 1;
            if (most > (20 * seconds) + 2 && !isAgreed)
            {
                wrong.Add($"{name}: at most {most} s for {seconds} s, by {string.Join(", ", info.Lengths)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact(Explicit = true)]
    public async Task Quote_OfLyingFiles_CoversWhatFfprobeSays()
    {
        Ffmpeg.SkipIfMissing();
        List<string> wrong = [];
        string path = Path.GetTempFileName();
        try
        {
            foreach ((string name, byte[] file, decimal _) in Files())
            {
                await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
                decimal? theirs = await FfprobeSecondsAsync(path);
                VideoInfo info = await Probe.BytesAsync(file);
                bool isCovered = theirs is null || info.MaxSeconds is null || theirs <= info.MaxSeconds + 0.1m || name == NegativeTimescale || IsDropped(theirs.Value, info);
                string row = string.Create(CultureInfo.InvariantCulture, $"{name,-46} ffprobe {theirs,16} s, at most {info.MaxSeconds,12} s{(isCovered ? "" : ": not covered")}");
                TestContext.Current.TestOutputHelper?.WriteLine(row);
                if (!isCovered)
                {
                    wrong.Add(row);
                }
            }
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Empty(wrong);
    }

    /// <summary>The longer of the picture's and the file's length; null where ffprobe tells neither.</summary>
    private static async Task<decimal?> FfprobeSecondsAsync(string path)
    {
        try
        {
            JObject truth = JObject.Parse(await Ffmpeg.RunAsync(
                "ffprobe", ["-v", "quiet", "-show_streams", "-show_format", "-of", "json", path], TestContext.Current.CancellationToken));
            return truth["streams"]!.Select(stream => (decimal?)stream["duration"]).Append((decimal?)truth["format"]?["duration"]).Max();
        }
        catch (InvalidOperationException)
        {
            // It ends with an error for a file that it cannot read at all.
            return null;
        }
    }

    private static bool IsDropped(decimal seconds, VideoInfo info) =>
        seconds > Week || info.Notes.Any(note => note.Contains("stands alone", StringComparison.Ordinal)
            && info.Lengths.Any(reading => VideoLength.IsNear(reading.Seconds, seconds) && note.StartsWith($"{char.ToUpperInvariant($"{reading}"[0])}{$"{reading}"[1..]}", StringComparison.Ordinal)));

    private static bool StandsAlone(LengthReading reading, LengthReading[] readings) =>
        readings.Count(other => VideoLength.IsNear(other.Seconds, reading.Seconds)) == 1
        && readings.Where(other => other.Seconds < reading.Seconds).All(other => other.Seconds * 20 < reading.Seconds);

    private static IEnumerable<(string Name, byte[] File, decimal Seconds)> Files() => [.. Progressive(), .. Fragmented(), .. Matroska()];

    private static IEnumerable<(string, byte[], decimal)> Progressive()
    {
        byte[] Edits(uint milliseconds) => MovieBuilder.EditList((milliseconds, 0));
        foreach (uint delta in new uint[] { 512 * 300, 0x7FFFFFFF, 0x80000000, uint.MaxValue })
        {
            yield return ($"last sample lasts {delta}", new MovieBuilder { Times = [(299, 512), (1, delta)] }.File(), 10);
        }

        foreach (uint shown in new uint[] { 1, 41, 500, 5000, 100_000, 250_000 })
        {
            yield return ($"edit list of {shown} ms", new MovieBuilder { Edits = Edits(shown) }.File(), 10);
            yield return ($"edit list and movie header of {shown} ms", new MovieBuilder { MovieDuration = shown, Edits = Edits(shown) }.File(), 10);
        }

        foreach (uint stated in new uint[] { 1, 1000, 100_000, 600_000, uint.MaxValue - 1 })
        {
            yield return ($"movie header of {stated} ms", new MovieBuilder { MovieDuration = stated }.File(), 10);
        }

        foreach (uint delta in new uint[] { 1, 51, 512 * 15, 512 * 60 })
        {
            yield return ($"each sample lasts {delta}", new MovieBuilder { Times = [(300, delta)] }.File(), 10);
        }

        foreach (uint scale in new uint[] { 1, 10, 1_000_000, uint.MaxValue })
        {
            yield return ($"movie timescale {scale}", new MovieBuilder { MovieTimescale = scale, Edits = Edits(10_000) }.File(), 10);
        }

        foreach (uint scale in new uint[] { 1, 153, 1_536_000, uint.MaxValue })
        {
            yield return ($"media timescale {scale}", new MovieBuilder { MediaTimescale = scale }.File(), 10);
        }

        yield return ("media header of 1 s", new MovieBuilder { MediaDuration = Scale }.File(), 10);
        yield return ("media header of 600 s", new MovieBuilder { MediaDuration = 600 * Scale }.File(), 10);
        yield return ("all headers of 1 s, a minute of frames", new MovieBuilder { MovieDuration = 1000, MediaDuration = Scale, Edits = Edits(1000), Times = [(1800, 512)] }.File(), 60);
        yield return ("all headers of 1 s, a long table", new MovieBuilder { MovieDuration = 1000, MediaDuration = Scale, Times = [.. Enumerable.Repeat((1u, 512u), 9000)] }.File(), 300);
        yield return ("no frames", new MovieBuilder { Times = [] }.File(), 10);
        yield return ("no frames, headers of an hour", new MovieBuilder { Times = [], MovieDuration = 3_600_000, MediaDuration = 3600 * Scale }.File(), 10);
    }

    private static IEnumerable<(string, byte[], decimal)> Fragmented()
    {
        byte[] Media(int count) => Join([.. Enumerable.Range(0, count).SelectMany(i => new[] { Fragments.Fragment((uint)i * Scale, 30), Mdat() })]);
        MovieBuilder short_ = Fragments.Empty with { MovieDuration = 1000, MediaDuration = Scale };
        yield return ("fragments: headers of 1 s, 10 fragments", Join(Ftyp(), short_.Moov(), Media(10)), 10);
        yield return ("fragments: headers of 1 s, 100 fragments", Join(Ftyp(), short_.Moov(), Media(100)), 100);
        yield return ("fragments: headers of 30 s, 300 fragments", Join(Ftyp(), (short_ with { MovieDuration = 30_000, MediaDuration = 30 * Scale }).Moov(), Media(300)), 300);
        yield return ("fragments: stated total of 1 s", Join(Ftyp(), (Fragments.Empty with { BehindTracks = Fragments.Extends(Box("mehd", U32(0), U32(1000))) }).Moov(), Media(10)), 10);
        yield return ("fragments: stated total of 150 s", Join(Ftyp(), (Fragments.Empty with { BehindTracks = Fragments.Extends(Box("mehd", U32(0), U32(150_000))) }).Moov(), Media(10)), 10);
        yield return ("fragments: stated total of an hour", Join(Ftyp(), (Fragments.Empty with { BehindTracks = Fragments.Extends(Box("mehd", U32(0), U32(3_600_000))) }).Moov(), Media(10)), 10);
        yield return ("fragments: index of an hour", Join(Ftyp(), Fragments.Empty.Moov(), Fragments.Index((uint)Media(10).Length, 3600 * Scale), Media(10)), 10);
        yield return ("fragments: headers of an hour", Join(Ftyp(), (Fragments.Empty with { MovieDuration = 3_600_000, MediaDuration = 3600 * Scale }).Moov(), Media(10)), 10);
        yield return ("fragments: index of 1 s", Join(Ftyp(), Fragments.Empty.Moov(), Fragments.Index((uint)Media(10).Length, Scale), Media(10)), 10);
        yield return ("fragments: 300 and no header", Join(Ftyp(), Fragments.Empty.Moov(), Media(300)), 300);
    }

    private static IEnumerable<(string, byte[], decimal)> Matroska()
    {
        byte[] Cluster(ulong time, short last) => Element(
            0x1F43B675, Number(0xE7, time), Element(0xA3, [0x81, 0, 0, 0x80], Zeros(20)), Element(0xA3, [0x81, (byte)(last >> 8), (byte)(last & 0xFF), 0x80], Zeros(20)));
        byte[] media = Join([.. Enumerable.Range(0, 10).Select(i => Cluster((ulong)i * 1000, 967))]);
        foreach (double milliseconds in new[] { 1e-9, 0.5, 1000, 5000, 1e6, 1e15, -1, double.NaN })
        {
            yield return ($"matroska: duration of {milliseconds} ms", Join(Header(), Segment(Info(milliseconds), Tracks(), media)), 10);
        }

        foreach (ulong jump in new ulong[] { 60_000, 600_000, 86_400_000 })
        {
            yield return ($"matroska: a last cluster at {jump} ms", Join(Header(), Segment(Info(10_000), Tracks(), media, Cluster(jump, 967))), 10);
        }

        yield return ("matroska: clusters at 0, header of a minute", Join(Header(), Segment(Info(60_000), Tracks(), Cluster(0, 967), Cluster(0, 967))), 1);
        yield return ("matroska: 1 s, open segment", Join(Header(), Open(0x18538067, Info(1000), Tracks(), media)), 10);
        yield return ("matroska: 1 s, cut", Join(Header(), Segment(Info(1000), Tracks(), media))[..^7], 9);
    }
}

using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
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

        yield return ("matroska: 1 s, open segment", Join(Header(), Open(0x18538067, Info(1000), Tracks(), media)), 10);
        yield return ("matroska: 1 s, cut", Join(Header(), Segment(Info(1000), Tracks(), media))[..^7], 9);
    }
}

using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;
using static FalGenerated.Tests.Video.Elements;

namespace FalGenerated.Tests.Video;

public sealed class MatroskaTests
{
    [Theory]
    [InlineData("webm", "webm")]
    [InlineData("matroska", "matroska")]
    public async Task ProbeAsync_OrdinaryFile_GivesTheFacts(string docType, string container)
    {
        VideoInfo info = await Probe.BytesAsync(Join(Header(docType), Segment(Info(), Tracks(AudioTrack()), Cluster())));

        Assert.Equal((VideoOutcome.Ok, container, "V_VP9"), (info.Outcome, info.Container, info.Codec));
        Assert.Equal((new PixelSize(640, 360), new PixelSize(640, 360)), (info.CodedSize, info.DisplaySize));
        Assert.Equal((null, 10m, 30m), (info.VideoSeconds, info.ContainerSeconds, info.FramesPerSecond));
        Assert.Equal((1, true, 1), (info.VideoTracks, info.HasAudio, info.Reads));
    }

    [Fact]
    public async Task ProbeAsync_UnknownSizes_AreLegal()
    {
        byte[] file = Join(Header(), Open(0x18538067, Open(0x1549A966, Double(0x4489, 2000)), Open(0x1654AE6B, VideoTrack()), Open(0x1F43B675, Zeros(50))));
        VideoInfo info = await Probe.BytesAsync(file);

        Assert.Equal((VideoOutcome.Ok, 2m, new PixelSize(640, 360)), (info.Outcome, info.ContainerSeconds, info.CodedSize!.Value));
    }

    [Fact]
    public async Task ProbeAsync_LiveWithoutDuration_IsPartial()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Open(0x18538067, Element(0x1549A966), Tracks(), Cluster())));

        Assert.Equal((VideoOutcome.Partial, null, new PixelSize(640, 360)), (info.Outcome, info.ContainerSeconds, info.CodedSize!.Value));
    }

    [Fact]
    public async Task ProbeAsync_HeadersBehindTheMedia_AreFoundThroughTheSeekHead()
    {
        byte[] cluster = Cluster(200_000);
        ulong seekLength = (ulong)SeekHead(Seek(0x1549A966, 0), Seek(0x1654AE6B, 0)).Length;
        ulong tracksAt = seekLength + (ulong)cluster.Length;
        byte[] tracks = Tracks();
        byte[] seeks = SeekHead(Seek(0x1549A966, tracksAt + (ulong)tracks.Length), Seek(0x1654AE6B, tracksAt));

        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(seeks, cluster, tracks, Info())));

        Assert.Equal((VideoOutcome.Ok, 10m, 2), (info.Outcome, info.ContainerSeconds, info.Reads));
    }

    [Fact]
    public async Task ProbeAsync_SeekHeadThatPointsNowhere_CostsTheDurationOnly()
    {
        byte[] seeks = SeekHead(Seek(0x1549A966, ulong.MaxValue), Seek(0x1549A966, long.MaxValue / 2));
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(seeks, Tracks(), Cluster())));

        Assert.Equal((VideoOutcome.Partial, new PixelSize(640, 360)), (info.Outcome, info.CodedSize!.Value));
    }

    [Theory]
    [InlineData(0, 853, 480, 640)]
    [InlineData(0, 1024, 360, 1024)]
    [InlineData(3, 16, 9, 640)]
    [InlineData(4, 100, 100, 640)]
    [InlineData(0, 0, 0, 640)]
    public async Task ProbeAsync_DisplaySize_GivesTheShapeOfThePicture(ulong unit, ulong width, ulong height, int expected)
    {
        byte[] track = VideoTrack(Number(0x54B0, width), Number(0x54BA, height), Number(0x54B2, unit));
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(), Element(0x1654AE6B, track), Cluster())));

        Assert.Equal(new PixelSize(expected, 360), info.DisplaySize);
    }

    [Theory]
    [InlineData(90, 270, 360)]
    [InlineData(-90, 90, 360)]
    [InlineData(270, 90, 360)]
    [InlineData(-270, 270, 360)]
    [InlineData(180, 180, 640)]
    [InlineData(12, 0, 640)]
    public async Task ProbeAsync_Roll_TurnsTheDisplaySize(double roll, int rotation, int width)
    {
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(), Element(0x1654AE6B, VideoTrack(Element(0x7670, Double(0x7675, roll)))), Cluster())));

        Assert.Equal((rotation, width), (info.Rotation, info.DisplaySize!.Value.Width));
    }

    [Theory]
    [InlineData(0x7671, 1)]
    [InlineData(0x7671, 2)]
    public async Task ProbeAsync_RollOfASphere_TurnsNothing(uint id, ulong type)
    {
        byte[] projection = Element(0x7670, Number(id, type), Double(0x7675, 90));
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(), Element(0x1654AE6B, VideoTrack(projection)), Cluster())));

        Assert.Equal((0, new PixelSize(640, 360)), (info.Rotation, info.DisplaySize!.Value));
    }

    [Fact]
    public async Task ProbeAsync_TwoVideoTracks_TheLargestCounts()
    {
        byte[] small = Element(0xAE, Number(0x83, 1), Element(0xE0, Number(0xB0, 160), Number(0xBA, 90)));
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(), Element(0x1654AE6B, small, VideoTrack()), Cluster())));

        Assert.Equal((new PixelSize(640, 360), 2), (info.CodedSize!.Value, info.VideoTracks));
    }

    [Fact]
    public async Task ProbeAsync_SoundOnly_IsNoVideo()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(), Element(0x1654AE6B, AudioTrack()), Cluster())));

        Assert.Equal((VideoOutcome.NoVideoTrack, true), (info.Outcome, info.HasAudio));
    }

    [Fact]
    public async Task ProbeAsync_CutInsideTracks_IsTruncated()
    {
        byte[] file = Join(Header(), Segment(Info(), Tracks()));

        Assert.Equal(VideoOutcome.Truncated, (await Probe.BytesAsync(file[..^1])).Outcome);
        Assert.Equal(VideoOutcome.Ok, (await Probe.BytesAsync(file)).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_MediaBeforeAnyTrack_IsMalformed() =>
        Assert.Equal(VideoOutcome.Malformed, (await Probe.BytesAsync(Join(Header(), Segment(Info(), Cluster(), Tracks())))).Outcome);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-5)]
    [InlineData(1e300)]
    public async Task ProbeAsync_ImpossibleDuration_IsUnknown(double milliseconds)
    {
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(milliseconds), Tracks(), Cluster())));

        Assert.Equal((VideoOutcome.Partial, null), (info.Outcome, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_EncryptedTrack_IsNoted()
    {
        byte[] track = Element(0xAE, Number(0x83, 1), Element(0x6D80, Element(0x6240, Element(0x5035))), Element(0xE0, Number(0xB0, 640), Number(0xBA, 360)));

        Assert.True((await Probe.BytesAsync(Join(Header(), Segment(Info(), Element(0x1654AE6B, track), Cluster())))).Encrypted);
    }

    [Fact]
    public async Task ProbeAsync_HeaderOfMoreThan4KiB_IsMalformed() =>
        Assert.Equal(VideoOutcome.Malformed, (await Probe.BytesAsync(Join(Element(0x1A45DFA3, Zeros(4097)), Segment(Info(), Tracks())))).Outcome);

    [Fact]
    public async Task ProbeAsync_SizeBeyondSixtyThreeBits_IsBoundedByTheFile()
    {
        byte[] huge = Join(Id(0xEC), [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE], Zeros(10));

        Assert.Equal(VideoOutcome.Truncated, (await Probe.BytesAsync(Join(Header(), Open(0x18538067, huge)))).Outcome);
    }
}

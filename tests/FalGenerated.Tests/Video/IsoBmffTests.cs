using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

public sealed class IsoBmffTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ProbeAsync_HeadersOfEitherVersion_GiveTheFacts(byte version)
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Version = version }.File());

        Assert.Equal(VideoOutcome.Ok, info.Outcome);
        Assert.Equal(("mp4", "avc1"), (info.Container, info.Codec));
        Assert.Equal((new PixelSize(640, 360), new PixelSize(640, 360)), (info.CodedSize, info.DisplaySize));
        Assert.Equal((10m, 10m, 30m), (info.VideoSeconds, info.ContainerSeconds, info.FramesPerSecond));
        Assert.Equal((1, false, false, 1), (info.VideoTracks, info.HasAudio, info.Suspicious, info.Reads));
    }

    [Theory]
    [InlineData("isom", "mp4")]
    [InlineData("qt  ", "mov")]
    [InlineData("M4V ", "m4v")]
    [InlineData("3gp5", "3gp")]
    [InlineData("abcd", "mp4")]
    public async Task ProbeAsync_Brand_NamesTheContainer(string brand, string container) =>
        Assert.Equal(container, (await Probe.BytesAsync(Join(Ftyp(brand), new MovieBuilder().Moov(), Mdat()))).Container);

    [Fact]
    public async Task ProbeAsync_NoFtyp_IsAMov()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Box("wide"), Mdat(), new MovieBuilder().Moov()));

        Assert.Equal((VideoOutcome.Ok, "mov"), (info.Outcome, info.Container));
    }

    [Fact]
    public async Task ProbeAsync_FiveGigabytesBeforeTheIndex_TakesTwoReads()
    {
        const long Media = 5L << 30;
        byte[] head = Join(Ftyp(), Large((ulong)Media + 16, "mdat"));
        byte[] moov = new MovieBuilder().Moov();
        long at = head.Length + Media;

        VideoInfo info = await Probe.StreamAsync(new SparseStream(at + moov.Length, (0, head), (at, moov)));

        Assert.Equal((VideoOutcome.Ok, 10m), (info.Outcome, info.VideoSeconds));
        Assert.Equal(2, info.Reads);
        Assert.False(info.MediaDataCut);
    }

    [Fact]
    public async Task ProbeAsync_FiveGigabytesBehindTheIndex_TakesOneRead()
    {
        byte[] head = Join(Ftyp(), new MovieBuilder().Moov(), Large(5UL << 30, "mdat"));

        VideoInfo info = await Probe.StreamAsync(new SparseStream(head.Length + (5L << 30) - 16, (0, head)));

        Assert.Equal((VideoOutcome.Ok, 1, false), (info.Outcome, info.Reads, info.MediaDataCut));
    }

    [Fact]
    public async Task ProbeAsync_MediaLongerThanTheFile_IsNoted()
    {
        byte[] file = new MovieBuilder().File();

        Assert.True((await Probe.BytesAsync(file[..^1])).MediaDataCut);
        Assert.False((await Probe.BytesAsync(file)).MediaDataCut);
    }

    [Fact]
    public async Task ProbeAsync_MediaToTheEndOfTheFile_IsWhole()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), new MovieBuilder().Moov(), Sized(0, "mdat", Zeros(50))));

        Assert.Equal((VideoOutcome.Ok, false), (info.Outcome, info.MediaDataCut));
    }

    [Theory]
    [InlineData(1, 0, 0, 1, 0, 640, 360, false)]
    [InlineData(0, 1, -1, 0, 90, 360, 640, false)]
    [InlineData(-1, 0, 0, -1, 180, 640, 360, false)]
    [InlineData(0, -1, 1, 0, 270, 360, 640, false)]
    [InlineData(0, 0, 0, 0, 0, 640, 360, true)]
    [InlineData(1, 1, -1, 1, 0, 640, 360, true)]
    [InlineData(-1, 0, 0, 1, 0, 640, 360, true)]
    public async Task ProbeAsync_Matrix_TurnsTheDisplaySize(int a, int b, int c, int d, int rotation, int width, int height, bool isOdd)
    {
        int[] matrix = [a * 0x10000, b * 0x10000, 0, c * 0x10000, d * 0x10000, 0, 0, 0, 0x40000000];
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Matrix = matrix }.File());

        Assert.Equal((rotation, isOdd), (info.Rotation, info.Suspicious));
        Assert.Equal(new PixelSize(width, height), info.DisplaySize);
        Assert.Equal(new PixelSize(640, 360), info.CodedSize);
    }

    [Theory]
    [InlineData(0, 0, 1, 90, 0)]
    [InlineData(0, 0, 1, 90, 1)]
    [InlineData(0, 1, 0, 180, 0)]
    [InlineData(1, 0, 0, 0, 0)]
    [InlineData(0, 1, 1, 270, 0)]
    public async Task ProbeAsync_MatrixOfTheMovie_TurnsTheTrackFurther(int isUpright, int isHalf, int isQuarter, int rotation, byte version)
    {
        const int One = 0x10000;
        int[] quarter = [0, One, 0, -One, 0, 0, 0, 0, 0x40000000];
        int[] half = [-One, 0, 0, 0, -One, 0, 0, 0, 0x40000000];
        int[] upright = [One, 0, 0, 0, One, 0, 0, 0, 0x40000000];
        MovieBuilder movie = new() { Version = version, MovieMatrix = isQuarter == 1 ? quarter : isHalf == 1 ? half : upright, Matrix = isHalf == 1 && isQuarter == 1 ? half : upright };
        VideoInfo info = await Probe.BytesAsync(movie.File());

        Assert.Equal((rotation, false), (info.Rotation, info.Suspicious));
        Assert.Equal(rotation is 90 or 270 ? new PixelSize(360, 640) : new PixelSize(640, 360), info.DisplaySize);
        Assert.Equal(0, isUpright * rotation);
    }

    [Theory]
    [InlineData("uuid")]
    [InlineData("udta")]
    [InlineData("junk")]
    [InlineData("meta")]
    [InlineData("pict")]
    public async Task ProbeAsync_LegalFirstBox_IsHoppedOver(string type) =>
        Assert.Equal(VideoOutcome.Ok, (await Probe.BytesAsync(Join(Box(type, Zeros(40)), Ftyp(), new MovieBuilder().Moov(), Mdat()))).Outcome);

    [Fact]
    public async Task ProbeAsync_ThumbnailInFront_TheLargestEnabledTrackCounts()
    {
        MovieBuilder thumbnail = new() { CodedSize = (160, 90), Times = [(1, 512)], MediaDuration = 512 };
        MovieBuilder main = new() { CodedSize = (1920, 1080) };
        MovieBuilder off = new() { CodedSize = (3840, 2160), Enabled = false };
        MovieBuilder empty = new() { CodedSize = (7680, 4320), Times = [] };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Box("moov", main.MovieHeader(), thumbnail.Track(), off.Track(2), empty.Track(3), main.Track(4)), Mdat()));

        Assert.Equal((new PixelSize(1920, 1080), 10m, 4), (info.CodedSize!.Value, info.VideoSeconds, info.VideoTracks));
    }

    [Theory]
    [InlineData(4, 3, 853, false)]
    [InlineData(1, 2, 320, false)]
    [InlineData(0, 1, 640, false)]
    [InlineData(1, 0, 640, false)]
    [InlineData(4_000_000_000, 1, 640, true)]
    [InlineData(1, 4_000_000_000, 640, true)]
    public async Task ProbeAsync_PixelAspect_WidensTheDisplaySize(uint horizontal, uint vertical, int width, bool isOdd)
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { EntryBoxes = Box("pasp", U32(horizontal), U32(vertical)) }.File());

        Assert.Equal((new PixelSize(width, 360), isOdd), (info.DisplaySize!.Value, info.Suspicious));
    }

    [Theory]
    [InlineData(0, 360)]
    [InlineData(640, 20000)]
    public async Task ProbeAsync_ImpossibleCodedSize_FallsBackToTheTrack(int width, int height)
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { CodedSize = (width, height), TrackSize = (320, 180) }.File());

        Assert.Equal((new PixelSize(320, 180), true), (info.CodedSize!.Value, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_NoSizeAnywhere_IsPartial()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { CodedSize = (0, 0), TrackSize = (0, 0) }.File());

        Assert.Equal((VideoOutcome.Partial, null), (info.Outcome, info.CodedSize));
        Assert.Equal(10m, info.VideoSeconds);
    }

    [Fact]
    public async Task ProbeAsync_EncryptedTrack_NamesTheOriginalCodec()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Format = "encv", EntryBoxes = Box("sinf", Box("frma", "hvc1"u8.ToArray())) }.File());

        Assert.Equal((true, "hvc1"), (info.Encrypted, info.Codec));
    }

    [Fact]
    public async Task ProbeAsync_DataHandlerBehindTheMediaHandler_DoesNotHideTheVideo()
    {
        byte[] data = Box("hdlr", U32(0), "dhlr"u8.ToArray(), "alis"u8.ToArray(), Zeros(13));

        Assert.Equal(VideoOutcome.Ok, (await Probe.BytesAsync(new MovieBuilder { BehindHandler = data }.File())).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_CodecNameWithControlCharacters_IsStripped() =>
        Assert.Equal("a?c?", (await Probe.BytesAsync(new MovieBuilder { Format = "a\u001bc\n" }.File())).Codec);

    [Fact]
    public async Task ProbeAsync_SecondTrackEnabledOnly_IsTheOneThatCounts()
    {
        MovieBuilder off = new() { Enabled = false };
        MovieBuilder on = new() { CodedSize = (1280, 720) };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Box("moov", off.MovieHeader(), off.Track(), on.Track(2)), Mdat()));

        Assert.Equal((new PixelSize(1280, 720), 2), (info.CodedSize!.Value, info.VideoTracks));
    }

    [Fact]
    public async Task ProbeAsync_CoverArtAndSound_IsNoVideo()
    {
        MovieBuilder cover = new() { Format = "jpeg", Times = [(1, 512)] };
        MovieBuilder sound = new() { Handler = "soun" };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp("M4A "), Box("moov", cover.MovieHeader(), cover.Track(), sound.Track(2)), Mdat()));

        Assert.Equal((VideoOutcome.NoVideoTrack, true, 0), (info.Outcome, info.HasAudio, info.VideoTracks));
    }

    [Fact]
    public async Task ProbeAsync_CompressedIndex_IsUnknown() =>
        Assert.Equal(VideoOutcome.UnknownContainer, (await Probe.BytesAsync(Join(Ftyp(), Box("moov", Box("cmov", Zeros(20)))))).Outcome);

    [Fact]
    public async Task ProbeAsync_SegmentWithoutInit_IsNamed()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Box("styp", Zeros(8)), Box("moof", Box("mfhd", Zeros(8))), Mdat()));

        Assert.Equal((VideoOutcome.Truncated, true), (info.Outcome, info.SegmentWithoutInit));
    }

    [Fact]
    public async Task ProbeAsync_StillPicture_IsNotVideo() =>
        Assert.Equal((VideoOutcome.NotVideo, "heif"), Outcome(await Probe.BytesAsync(Join(Ftyp("heic"), Box("meta", Zeros(30)), Mdat()))));

    [Fact]
    public async Task ProbeAsync_NoIndexAtAll_IsTruncatedAtTheEnd()
    {
        byte[] file = Join(Ftyp(), Mdat());
        VideoInfo info = await Probe.BytesAsync(file);

        Assert.Equal((VideoOutcome.Truncated, (long?)file.Length), (info.Outcome, info.StoppedAt));
    }

    [Fact]
    public async Task ProbeAsync_BrokenSoundTrack_DoesNotCostTheVideo()
    {
        MovieBuilder movie = new() { BehindTracks = Box("trak", Sized(3, "tkhd")) };
        VideoInfo info = await Probe.BytesAsync(movie.File());

        Assert.Equal((VideoOutcome.Ok, true), (info.Outcome, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_QuickTimeTerminatorInUserData_IsHarmless() =>
        Assert.Equal(VideoOutcome.Ok, (await Probe.BytesAsync(new MovieBuilder { BehindTracks = Box("udta", Zeros(4)) }.File())).Outcome);

    private static (VideoOutcome, string?) Outcome(VideoInfo info) => (info.Outcome, info.Container);
}

using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;
using static FalGenerated.Tests.Video.Elements;

namespace FalGenerated.Tests.Video;

public sealed class HostileFileTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public async Task ProbeAsync_SizeBelowItsOwnHeader_IsMalformed(long size) =>
        Assert.Equal(VideoOutcome.Malformed, (await Probe.BytesAsync(Join(Ftyp(), Sized(size, "moov", Zeros(100))))).Outcome);

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(15UL)]
    [InlineData((ulong)long.MaxValue + 1)]
    [InlineData(ulong.MaxValue)]
    public async Task ProbeAsync_Impossible64BitSize_IsMalformed(ulong size) =>
        Assert.Equal(VideoOutcome.Malformed, (await Probe.BytesAsync(Join(Ftyp(), Large(size, "mdat", Zeros(100))))).Outcome);

    [Fact]
    public async Task ProbeAsync_Largest64BitSize_IsACutFile() =>
        Assert.Equal(VideoOutcome.Truncated, (await Probe.BytesAsync(Join(Ftyp(), Large(long.MaxValue, "mdat", Zeros(100))))).Outcome);

    [Fact]
    public async Task ProbeAsync_SizeOfZero_ReachesToTheEnd() =>
        Assert.Equal(VideoOutcome.Truncated, (await Probe.BytesAsync(Join(Ftyp(), Sized(0, "free", new MovieBuilder().Moov())))).Outcome);

    [Fact]
    public async Task ProbeAsync_IndexThatClaimsMoreThanTheFile_StillGivesItsFacts()
    {
        byte[] moov = new MovieBuilder().Moov();
        U32((uint)moov.Length + 50).CopyTo(moov, 0);

        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), moov));

        Assert.Equal((VideoOutcome.Ok, true), (info.Outcome, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_CutAnywhereInsideTheIndex_IsTruncated()
    {
        byte[] head = Join(Ftyp(), new MovieBuilder().Moov());
        for (int length = Ftyp().Length; length < head.Length; length++)
        {
            Assert.Equal(VideoOutcome.Truncated, (await Probe.BytesAsync(head[..length])).Outcome);
        }

        Assert.Equal(VideoOutcome.Ok, (await Probe.BytesAsync(head)).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_DeepNesting_IsHoppedOver()
    {
        byte[] nested = Zeros(4);
        for (int i = 0; i < 5000; i++)
        {
            nested = Box("moov", nested);
        }

        Assert.Equal(VideoOutcome.NoVideoTrack, (await Probe.BytesAsync(Join(Ftyp(), nested))).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_MillionTinyBoxes_EndsAtTheLimit()
    {
        byte[] tiny = Box("free");
        byte[] file = new byte[16 + (8 * 1_000_000)];
        Ftyp()[..16].CopyTo(file, 0);
        file[3] = 16;
        for (int i = 0; i < 1_000_000; i++)
        {
            tiny.CopyTo(file, 16 + (i * 8));
        }

        VideoInfo info = await Probe.BytesAsync(file);

        Assert.Equal(VideoOutcome.BudgetExceeded, info.Outcome);
        Assert.InRange(info.BytesRead, 1, 20_000 * 8 + 65_536);
        Assert.Contains("20000 boxes", info.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeAsync_MillionTinyElements_EndsAtTheLimit()
    {
        byte[] tiny = [.. Enumerable.Range(0, 1_000_000).SelectMany(_ => new byte[] { 0xEC, 0x80 })];

        Assert.Equal(VideoOutcome.BudgetExceeded, (await Probe.BytesAsync(Join(Header(), Open(0x18538067, tiny)))).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_TooManyTracks_EndsAtTheLimit()
    {
        MovieBuilder movie = new() { BehindTracks = Join([.. Enumerable.Range(2, 64).Select(i => new MovieBuilder().Track((uint)i))]) };

        Assert.Equal(VideoOutcome.BudgetExceeded, (await Probe.BytesAsync(movie.File())).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_BoxesFarApart_EndsAtTheLimitOfReads()
    {
        byte[] far = Boxes.U32(200_000);
        (long, byte[])[] pieces = [(0, Sized(24, "ftyp", Zeros(16))), .. Enumerable.Range(0, 100).Select(i => (24 + (i * 200_000L), Join(far, "free"u8.ToArray())))];

        VideoInfo info = await Probe.StreamAsync(new SparseStream(50_000_000, pieces));

        Assert.Equal((VideoOutcome.BudgetExceeded, 64), (info.Outcome, info.Reads));
        Assert.InRange(info.BytesRead, 1, 8L << 20);
    }

    [Fact]
    public async Task ProbeAsync_AllPrefixesOfTenFiles_EndInATypedOutcome()
    {
        byte[][] files =
        [
            new MovieBuilder().File(),
            new MovieBuilder { Version = 1, Edits = MovieBuilder.EditList((9000, 0)) }.File(),
            Join(Ftyp("qt  "), Mdat(), new MovieBuilder().Moov()),
            Join(Ftyp(), Large(116, "mdat", Zeros(100)), new MovieBuilder { EntryBoxes = Box("pasp", U32(4), U32(3)) }.Moov()),
            new MovieBuilder { Format = "encv", EntryBoxes = Box("sinf", Box("frma", "avc1"u8.ToArray())) }.File(),
            Join(Ftyp(), Box("moov", new MovieBuilder().MovieHeader(), new MovieBuilder { Handler = "soun" }.Track(), new MovieBuilder().Track(2)), Mdat()),
            Join(Header(), Segment(Info(), Tracks(AudioTrack()), Cluster())),
            Join(Header("matroska"), Segment(SeekHead(Seek(0x1654AE6B, 60)), Tracks(), Info(), Cluster())),
            Join(Header(), Open(0x18538067, Info(), Open(0x1654AE6B, VideoTrack()), Open(0x1F43B675, Zeros(20)))),
            (await File.ReadAllBytesAsync(RepositoryFiles.Clip, TestContext.Current.CancellationToken))[..6000],
        ];

        foreach (byte[] file in files)
        {
            for (int length = 0; length <= file.Length; length++)
            {
                VideoInfo info = await Probe.StreamAsync(new MemoryStream(file, 0, length, writable: false));
                Assert.InRange(info.BytesRead, 0, length);
                Assert.Equal(length == 0, info.Outcome == VideoOutcome.Empty);
            }
        }
    }
}

using System.IO.Pipelines;
using FalGenerated.Video;
using Microsoft.Extensions.Logging.Testing;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

public sealed class SourceTests
{
    [Fact]
    public async Task ProbeAsync_TheClip_TakesOneReadOfOneWindow()
    {
        VideoInfo info = await VideoSource.FromFile(RepositoryFiles.Clip).ProbeAsync(cancellationToken: Token);

        Assert.Equal((VideoOutcome.Ok, "mp4", "avc1"), (info.Outcome, info.Container, info.Codec));
        Assert.Equal((new PixelSize(640, 360), 3m, 30m, true), (info.CodedSize!.Value, info.VideoSeconds, info.FramesPerSecond, info.HasAudio));
        Assert.Equal((1, 65_536L), (info.Reads, info.BytesRead));
        Assert.Equal((VideoSourceKind.File, RepositoryFiles.Clip), (info.Source, info.SourceName));
        Assert.Equal(new FileInfo(RepositoryFiles.Clip).Length, info.FileBytes);
    }

    [Fact]
    public async Task ProbeAsync_NoSuchFile_SaysSo()
    {
        VideoInfo info = await VideoSource.FromFile("/nowhere/clip.mp4").ProbeAsync(cancellationToken: Token);

        Assert.Equal(VideoOutcome.Unreachable, info.Outcome);
        Assert.Equal(["There is no such file."], info.Notes);
    }

    [Fact]
    public async Task ProbeAsync_Folder_SaysSo() =>
        Assert.Equal(["It is a folder."], (await VideoSource.FromFile(AppContext.BaseDirectory).ProbeAsync(cancellationToken: Token)).Notes);

    [Fact]
    public async Task ProbeAsync_EmptyStream_IsEmpty() => Assert.Equal(VideoOutcome.Empty, (await Probe.BytesAsync([])).Outcome);

    [Fact]
    public async Task ProbeAsync_SeekableStream_StartsWhereItStandsAndIsPutBack()
    {
        byte[] file = new MovieBuilder().File();
        MemoryStream stream = new(Join(Zeros(77), file)) { Position = 77 };
        VideoInfo info = await VideoSource.FromStream(stream).ProbeAsync(cancellationToken: Token);

        Assert.Equal((VideoOutcome.Ok, 77L, (long?)file.Length), (info.Outcome, stream.Position, info.FileBytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300_000)]
    public async Task OpenRead_ForwardStream_GivesAllBytesAgain(int media)
    {
        byte[] file = Join(Ftyp(), Mdat(media), new MovieBuilder().Moov(), Mdat(100_000));
        VideoSource source = VideoSource.FromStream(PipeReader.Create(new MemoryStream(file)).AsStream());
        VideoInfo info = await source.ProbeAsync(cancellationToken: Token);
        using MemoryStream upload = new();
        await source.OpenRead().CopyToAsync(upload, Token);

        Assert.Equal((VideoOutcome.Ok, 10m), (info.Outcome, info.VideoSeconds));
        Assert.Equal(file, upload.ToArray());
    }

    [Fact]
    public async Task OpenRead_ForwardStreamWithTheIndexTooFarBehind_StillGivesAllBytes()
    {
        byte[] file = Join(Ftyp(), Mdat(5 << 20), new MovieBuilder().Moov());
        VideoSource source = VideoSource.FromStream(PipeReader.Create(new MemoryStream(file)).AsStream());
        VideoInfo info = await source.ProbeAsync(cancellationToken: Token);
        using MemoryStream upload = new();
        await source.OpenRead().CopyToAsync(upload, Token);

        Assert.Equal((VideoOutcome.BudgetExceeded, 4L << 20), (info.Outcome, info.BytesRead));
        Assert.Equal(file, upload.ToArray());
    }

    [Fact]
    public async Task ProbeAsync_ForwardStreamTwice_ReadsFromWhatWasKept()
    {
        VideoSource source = VideoSource.FromStream(PipeReader.Create(new MemoryStream(new MovieBuilder().File())).AsStream());

        Assert.Equal(VideoOutcome.Ok, (await source.ProbeAsync(cancellationToken: Token)).Outcome);
        Assert.Equal(VideoOutcome.Ok, (await source.ProbeAsync(cancellationToken: Token)).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_DisposedStream_IsUnreachable()
    {
        MemoryStream stream = new(new MovieBuilder().File());
        VideoSource source = VideoSource.FromStream(stream);
        await stream.DisposeAsync();

        Assert.Equal(VideoOutcome.Unreachable, (await source.ProbeAsync(cancellationToken: Token)).Outcome);
    }

    [Fact]
    public async Task ProbeAsync_DefectOfTheReader_IsLoggedAndMeansUnknown()
    {
        FakeLogger logger = new();
        VideoInfo info = await VideoSource.FromStream(new BrokenStream()).ProbeAsync(new ProbeOptions { Logger = logger }, Token);

        Assert.Equal(VideoOutcome.BudgetExceeded, info.Outcome);
        Assert.IsType<InvalidTimeZoneException>(logger.LatestRecord.Exception);
    }

    [Fact]
    public async Task ProbeAsync_CancelledToken_Throws() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => VideoSource.FromFile(RepositoryFiles.Clip).ProbeAsync(cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public async Task ProbeAsync_KnownFacts_ReadsNothing()
    {
        VideoInfo info = await VideoSource.FromKnown(new(1920, 1080), 12.5m, 25).ProbeAsync(cancellationToken: Token);

        Assert.Equal((VideoOutcome.Ok, 12.5m, 25m, 0), (info.Outcome, info.VideoSeconds, info.FramesPerSecond, info.Reads));
        Assert.Equal(new PixelSize(1920, 1080), info.DisplaySize);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(-1, 30)]
    [InlineData(604_801, 30)]
    [InlineData(10, 0)]
    [InlineData(10, 1001)]
    public void FromKnown_ImpossibleFacts_AreArgumentErrors(int seconds, int fps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VideoSource.FromKnown(null, seconds, fps));

    [Fact]
    public async Task ProbeAsync_HundredAtOnce_StayWithinTheirLimits()
    {
        byte[] file = new MovieBuilder().File();
        VideoInfo[] infos = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => i % 2 == 0
            ? VideoSource.FromFile(RepositoryFiles.Clip).ProbeAsync(cancellationToken: Token)
            : Probe.BytesAsync(file)));

        Assert.All(infos, info => Assert.Equal((VideoOutcome.Ok, 1), (info.Outcome, info.Reads)));
        Assert.All(infos, info => Assert.InRange(info.BytesRead, 1, 65_536));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => throw new InvalidTimeZoneException("A defect.");
    }
}

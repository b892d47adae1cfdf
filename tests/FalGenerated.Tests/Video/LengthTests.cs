using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;
using static FalGenerated.Tests.Video.Elements;

namespace FalGenerated.Tests.Video;

/// <summary>Files that contradict themselves about their length. The builders make ten seconds unless told otherwise.</summary>
public sealed class LengthTests
{
    private const uint Scale = 15360;

    [Fact]
    public async Task ProbeAsync_LastSampleThatLastsForDays_IsDroppedAndNamed()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Times = [(299, 512), (1, uint.MaxValue)] }.File());

        Assert.Equal((10m, 10m, true), (info.VideoSeconds, info.MaxSeconds, info.Suspicious));
        Assert.Contains(info.Notes, note => note.Contains("sample table 279,630.2", StringComparison.Ordinal) && note.Contains("stands alone", StringComparison.Ordinal));
        Assert.Equal(30m, info.FramesPerSecond);
    }

    [Fact]
    public async Task ProbeAsync_EditListThatShowsOneFrame_IsExpectedAndTheBoundCoversTheRest()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MovieDuration = 41, Edits = MovieBuilder.EditList((41, 0)) }.File());

        Assert.Equal((0.041m, 10m, 0.041m, true), (info.VideoSeconds, info.MaxSeconds, info.MinSeconds, info.Suspicious));
        Assert.Contains("the edit list 0.041 s, the media header 10 s, the sample table 10 s, the movie header 0.041 s", info.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeAsync_MovieTimescaleOfAllOnes_LeavesTheMedia()
    {
        MovieBuilder movie = new() { MovieTimescale = uint.MaxValue, Edits = MovieBuilder.EditList((10_000, 0)) };
        VideoInfo info = await Probe.BytesAsync(movie.File());

        Assert.Equal((10m, 10m, 10m, true), (info.VideoSeconds, info.MaxSeconds, info.MinSeconds, info.Suspicious));
    }

    [Theory]
    [InlineData(2, 0, 2, 10)]
    [InlineData(190, 0, 10, 190)]
    [InlineData(201, 0, 10, 10)]
    [InlineData(201, 210, 201, 210)]
    public async Task ProbeAsync_HeadersOfTheMovieLie_AreKeptUpToTwentyTimes(uint edits, uint movie, double expected, double most)
    {
        ulong stated = (movie == 0 ? edits == 2 ? 2u : 10u : movie) * 1000UL;
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MovieDuration = stated, Edits = MovieBuilder.EditList((edits * 1000UL, 0)), Times = [(300, 512)] }.File());

        Assert.Equal(((decimal)expected, (decimal)most, true), (info.VideoSeconds!.Value, info.MaxSeconds!.Value, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_MediaTimescaleThatMakesFramesLastForMinutes_IsNotExpected()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MediaTimescale = 1 }.File());

        Assert.Equal((10m, 153_600m, true), (info.VideoSeconds, info.MaxSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_AllHeadersSayOneSecond_FramesOutweighThem()
    {
        MovieBuilder movie = new() { MovieDuration = 1000, MediaDuration = Scale, Times = [(1800, 512)] };
        VideoInfo info = await Probe.BytesAsync(movie.File());

        Assert.Equal((60m, true), (info.MaxSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_TableCutAtTheLimit_IsALowerBoundThatContradictsNothing()
    {
        (uint, uint)[] times = [.. Enumerable.Range(0, 3000).Select(i => (1u, i % 2 == 0 ? 512u : 1024u))];
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Times = times, MediaDuration = 768 * 3000, MovieDuration = 150_000 }.File());

        Assert.Equal((150m, 150m, false), (info.VideoSeconds, info.MaxSeconds, info.Suspicious));
        Assert.Contains(info.Lengths, reading => reading is { Origin: LengthOrigin.SampleTable, Weight: LengthReading.Kind.AtLeast, Seconds: 51.2m });
    }

    [Fact]
    public async Task ProbeAsync_TableThatDoesNotFitItsHeader_IsReadFurther()
    {
        (uint, uint)[] times = [.. Enumerable.Repeat((1u, 512u), 3000)];
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Times = times, MediaDuration = Scale, MovieDuration = 1000 }.File());

        Assert.Equal((100m, true), (info.MaxSeconds, info.Suspicious));
        Assert.Contains(info.Lengths, reading => reading is { Origin: LengthOrigin.SampleTable, Weight: LengthReading.Kind.Whole, Seconds: 100m });
    }

    [Fact]
    public async Task ProbeAsync_FragmentsLongerThanEveryHeader_LeaveTheLengthOpen()
    {
        MovieBuilder movie = Fragments.Empty with { MovieDuration = 3000, MediaDuration = 3 * Scale };
        byte[] media = Join([.. Enumerable.Range(0, 40).SelectMany(i => new[] { Fragments.Fragment((uint)i * Scale, 30), Mdat() })]);
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), movie.Moov(), media));

        Assert.Equal((null, null, null, true), (info.VideoSeconds, info.ContainerSeconds, info.MaxSeconds, info.Suspicious));
        Assert.Contains("the fragments at least 24 s", info.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeAsync_ManyMoreFragmentsThanTheHeaderCovers_RaiseTheBound()
    {
        MovieBuilder movie = Fragments.Empty with { MovieDuration = 30_000, MediaDuration = 30 * Scale };
        byte[] media = Join([.. Enumerable.Range(0, 240).SelectMany(i => new[] { Fragments.Fragment((uint)i * Scale, 30), Mdat() })]);
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), movie.Moov(), media));

        Assert.Equal((240m, true), (info.MaxSeconds, info.Suspicious));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ProbeAsync_IndexShorterThanTheFragments_IsChecked(bool isInTheHeader)
    {
        MovieBuilder movie = Fragments.Empty with { BehindTracks = Fragments.Extends(isInTheHeader ? [Box("mehd", U32(0), U32(1000))] : []) };
        byte[] media = Join([.. Enumerable.Range(0, 10).SelectMany(i => new[] { Fragments.Fragment((uint)i * Scale, 30), Mdat() })]);
        byte[] index = isInTheHeader ? [] : Fragments.Index((uint)media.Length, Scale);
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), movie.Moov(), index, media));

        Assert.Equal((1m, 10m, true), (info.VideoSeconds, info.MaxSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_SoundLongerThanThePicture_IsNoContradiction()
    {
        MovieBuilder picture = new() { MovieDuration = 25_000 };
        MovieBuilder sound = new() { Handler = "soun", Format = "mp4a", MediaDuration = 25 * Scale, Times = [(750, 512)] };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Box("moov", picture.MovieHeader(), picture.Track(), sound.Track(2)), Mdat()));

        Assert.Equal((10m, 25m, 25m, false), (info.VideoSeconds, info.ContainerSeconds, info.MaxSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_SoundThatContradictsItself_IsSuspiciousAndCovered()
    {
        MovieBuilder picture = new();
        MovieBuilder sound = new() { Handler = "soun", Format = "mp4a", MediaDuration = 10 * Scale, Times = [(300, 2048)] };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Box("moov", picture.MovieHeader(), picture.Track(), sound.Track(2)), Mdat()));

        Assert.Equal((10m, 40m, true), (info.VideoSeconds, info.MaxSeconds, info.Suspicious));
        Assert.Contains("track 2's sample table 40 s", info.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeAsync_PictureThatStartsLate_IsNoContradiction()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MovieDuration = 15_000, Edits = MovieBuilder.EditList((5000, -1), (10_000, 0)) }.File());

        Assert.Equal((10m, 15m, false), (info.VideoSeconds, info.ContainerSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_TrackWithoutSamples_HasNoLengthAndSaysSo()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Times = [] }.File());

        Assert.Equal((VideoOutcome.Partial, null, null, true), (info.Outcome, info.VideoSeconds, info.ContainerSeconds, info.Suspicious));
        Assert.Contains("The video track holds no frames.", info.Notes);
    }

    [Theory]
    [InlineData(1000, 60)]
    [InlineData(1e-9, 60)]
    [InlineData(60_000, 60)]
    [InlineData(30_000, 60)]
    [InlineData(300_000, 300)]
    public async Task ProbeAsync_MatroskaHeaderAgainstItsClusters_BoundCoversBoth(double milliseconds, double most)
    {
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(milliseconds), Tracks(), TimedCluster(0, 0, 1000), TimedCluster(59_000, 0, 967))));

        Assert.Equal(60m, info.ContainerSeconds!.Value, 2);
        Assert.Equal((decimal)most, info.MaxSeconds!.Value, 1);
        Assert.Equal(milliseconds != 60_000, info.Suspicious);
    }

    [Fact]
    public async Task ProbeAsync_LiveRecordingWithoutDuration_IsAsLongAsItsClusters()
    {
        byte[] file = Join(Header(), Open(0x18538067, Element(0x1549A966), Tracks(), TimedCluster(100_000, 0), TimedCluster(109_000, 0, 967)));
        VideoInfo info = await Probe.BytesAsync(file);

        Assert.Equal((VideoOutcome.Ok, false), (info.Outcome, info.Suspicious));
        Assert.Equal(10m, info.ContainerSeconds!.Value, 2);
    }

    [Fact]
    public async Task ProbeAsync_TagsAndCuesAgainstTheHeader_AreReadings()
    {
        byte[] tags = Element(0x1254C367, Element(0x7373, Element(0x67C8, Text(0x45A3, "DURATION"), Text(0x4487, "00:01:00.000000000\0"))));
        byte[] cues = Element(0x1C53BB6B, Element(0xBB, Number(0xB3, 59_000), Element(0xB7, Number(0xF7, 1), Number(0xF1, 0))));
        VideoInfo info = await Probe.BytesAsync(Join(Header(), Segment(Info(1000), Tracks(), tags, cues, Cluster())));

        Assert.Equal((60m, 60m, true), (info.ContainerSeconds, info.MaxSeconds, info.Suspicious));
        Assert.Contains("the segment header 1 s, the track tags 60 s, the cues at least 59 s", info.Notes[0], StringComparison.Ordinal);
    }

    private static byte[] TimedCluster(ulong time, params short[] blocks) => Element(
        0x1F43B675, [Number(0xE7, time), .. blocks.Select(block => Element(0xA3, [0x81, (byte)(block >> 8), (byte)(block & 0xFF), 0x80], Zeros(20)))]);
}

using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

public sealed class IsoBmffTimeTests
{
    [Fact]
    public async Task ProbeAsync_EditList_IsThePresentedDuration()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MovieDuration = 7500, Edits = MovieBuilder.EditList((2000, -1), (6000, 0), (1500, 0)) }.File());

        Assert.Equal((7.5m, true), (info.VideoSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_EditListOfZero_MeansTheWholeTrack() =>
        Assert.Equal(10m, (await Probe.BytesAsync(new MovieBuilder { Edits = MovieBuilder.EditList((0, 0)) }.File())).VideoSeconds);

    [Fact]
    public async Task ProbeAsync_MediaTimescaleOfZero_LeavesTheMovieHeader()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MediaTimescale = 0 }.File());

        Assert.Equal((null, 10m, null), (info.VideoSeconds, info.ContainerSeconds, info.FramesPerSecond));
    }

    [Fact]
    public async Task ProbeAsync_MovieTimescaleOfZero_LeavesTheTrack()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MovieTimescale = 0 }.File());

        Assert.Equal((10m, null), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task ProbeAsync_DurationOfAllOnes_IsUnknownAndTheSamplesStand(byte version)
    {
        ulong ones = version == 1 ? ulong.MaxValue : uint.MaxValue;
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Version = version, MovieDuration = ones, MediaDuration = ones }.File());

        Assert.Equal((10m, null), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_HundredYearsInTheHeader_IsNotBelieved()
    {
        ulong years = 100UL * 365 * 24 * 3600;
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Version = 1, MovieDuration = years * 1000, MediaDuration = years * 15360 }.File());

        Assert.Equal((10m, null, true), (info.VideoSeconds, info.ContainerSeconds, info.Suspicious));
    }

    [Theory]
    [InlineData(11_100, 11.1, false)]
    [InlineData(90_000, 90.0, true)]
    [InlineData(200_000, 200.0, true)]
    [InlineData(200_001, 10.0, true)]
    public async Task ProbeAsync_ContainerFarLongerThanItsTracks_IsDropped(ulong movieDuration, double container, bool isOdd)
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MovieDuration = movieDuration }.File());

        Assert.Equal(((decimal)container, isOdd), (info.ContainerSeconds!.Value, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_MediaHeaderAgainstItsSamples_TakesTheSamples()
    {
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MediaDuration = 15360 * 20 }.File());

        Assert.Equal((10m, true), (info.VideoSeconds, info.Suspicious));
    }

    [Fact]
    public async Task ProbeAsync_AlternatingByOneTick_IsOneRate()
    {
        (uint, uint)[] times = [.. Enumerable.Range(0, 120).Select(i => (1u, i % 3 == 0 ? 41u : 42u))];
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { MediaTimescale = 1000, MediaDuration = 5000, Times = times }.File());

        Assert.False(info.VariableFrameRate);
        Assert.Equal(24m, info.FramesPerSecond!.Value, 1);
    }

    [Fact]
    public async Task ProbeAsync_LongAndShortFrames_IsAVariableRate() =>
        Assert.True((await Probe.BytesAsync(new MovieBuilder { Times = [(200, 512), (100, 1024)], MediaDuration = 204_800 }.File())).VariableFrameRate);

    [Fact]
    public async Task ProbeAsync_TimeTableBeyondTheLimit_StillGivesTheRate()
    {
        (uint, uint)[] times = [.. Enumerable.Repeat((1u, 512u), 3000)];
        VideoInfo info = await Probe.BytesAsync(new MovieBuilder { Times = times, MediaDuration = 512 * 3000 }.File());

        Assert.Equal((30m, 100m), (info.FramesPerSecond, info.VideoSeconds));
    }

    [Fact]
    public async Task ProbeAsync_TimeTableCountThatLies_IsBoundedByItsBox()
    {
        byte[] file = new MovieBuilder().File();
        int at = file.AsSpan().IndexOf("stts"u8) + 8;
        U32(uint.MaxValue).CopyTo(file, at);

        VideoInfo info = await Probe.BytesAsync(file);

        Assert.Equal((VideoOutcome.Ok, 10m), (info.Outcome, info.VideoSeconds));
    }
}

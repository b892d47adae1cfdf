using FalGenerated.Video;
using static FalGenerated.Video.LengthReading;

namespace FalGenerated.Tests.Video;

/// <summary>The rule for lengths, apart from any file.</summary>
public sealed class LengthRuleTests
{
    [Fact]
    public void VideoLength_OneReadingOverTwentyTimesTheNext_IsDropped()
    {
        VideoLength length = Of((LengthOrigin.MediaHeader, 6), (LengthOrigin.MovieHeader, 6), (LengthOrigin.SampleTable, 120.1m));

        Assert.Equal((6m, 6m, true), (length.Expected, length.Max, length.Disagrees));
        Assert.Contains("sample table 120.1 s", Assert.Single(length.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void VideoLength_OneReadingTwentyTimesTheNext_IsKept() =>
        Assert.Equal(120m, Of((LengthOrigin.MediaHeader, 6), (LengthOrigin.MovieHeader, 6), (LengthOrigin.SampleTable, 120)).Max);

    [Fact]
    public void VideoLength_TwoReadingsFarAboveTheRest_AreKept() =>
        Assert.Equal(1000m, Of((LengthOrigin.MediaHeader, 6), (LengthOrigin.SampleTable, 1000), (LengthOrigin.MovieHeader, 950)).Max);

    [Fact]
    public void VideoLength_SeveralOutliers_AreAllDropped() =>
        Assert.Equal(6m, Of((LengthOrigin.MediaHeader, 6), (LengthOrigin.MovieHeader, 6), (LengthOrigin.SampleTable, 1000), (LengthOrigin.EditList, 100_000)).Max);

    [Theory]
    [InlineData("11", false)]
    [InlineData("11.2", true)]
    [InlineData("9", false)]
    [InlineData("8.9", true)]
    public void VideoLength_DifferenceOfMoreThanATenth_IsADisagreement(string other, bool disagrees) =>
        Assert.Equal(disagrees, Of((LengthOrigin.MediaHeader, 10), (LengthOrigin.MovieHeader, decimal.Parse(other))).Disagrees);

    [Fact]
    public void VideoLength_MostSupported_IsExpected() =>
        Assert.Equal(6m, Of((LengthOrigin.EditList, 3), (LengthOrigin.MediaHeader, 6), (LengthOrigin.SampleTable, 6), (LengthOrigin.MovieHeader, 2)).Expected);

    [Fact]
    public void VideoLength_Tie_TheEditListIsExpected() =>
        Assert.Equal(3m, Of((LengthOrigin.MediaHeader, 6), (LengthOrigin.SampleTable, 6), (LengthOrigin.MovieHeader, 3), (LengthOrigin.EditList, 3)).Expected);

    [Fact]
    public void VideoLength_LowerBoundAboveEveryReading_LeavesNothingExpectedAndNoBound()
    {
        VideoLength length = VideoLength.Of([new(LengthOrigin.MovieHeader, 3), new(LengthOrigin.Fragments, 24, Kind.AtLeast)]);

        Assert.Equal((null, null, true), (length.Expected, length.Max, length.Disagrees));
    }

    [Fact]
    public void VideoLength_LowerBoundBelowTheReading_IsNoContradiction()
    {
        VideoLength length = VideoLength.Of([new(LengthOrigin.MediaHeader, 3000), new(LengthOrigin.SampleTable, 34, Kind.AtLeast)]);

        Assert.Equal((3000m, 3000m, false), (length.Expected, length.Max, length.Disagrees));
    }

    [Fact]
    public void VideoLength_LowerBoundThatStandsAlone_IsDroppedToo() =>
        Assert.Equal(6m, VideoLength.Of([new(LengthOrigin.MediaHeader, 6), new(LengthOrigin.MovieHeader, 6), new(LengthOrigin.SampleTable, 5000, Kind.AtLeast)]).Max);

    [Fact]
    public void VideoLength_EstimateFarAbove_RaisesTheBoundAndIsADisagreement()
    {
        VideoLength length = VideoLength.Of([new(LengthOrigin.MediaHeader, 10), new(LengthOrigin.Fragments, 21, Kind.Estimate)]);

        Assert.Equal((10m, 21m, true), (length.Expected, length.Max, length.Disagrees));
        Assert.False(VideoLength.Of([new(LengthOrigin.MediaHeader, 10), new(LengthOrigin.Fragments, 20, Kind.Estimate)]).Disagrees);
    }

    [Theory]
    [InlineData("0.0009")]
    [InlineData("0.000000001")]
    [InlineData("604801")]
    public void VideoLength_Impossible_IsNoReadingAndIsSaid(string seconds)
    {
        VideoLength length = Of((LengthOrigin.SegmentHeader, decimal.Parse(seconds)));

        Assert.Equal((null, true), (length.Expected, length.Disagrees));
        Assert.Contains("segment header", Assert.Single(length.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void VideoLength_FramesThatWereSeen_OutweighOneHeader() =>
        Assert.Equal(600m, Of((LengthOrigin.SegmentHeader, 1), (LengthOrigin.Clusters, 600)).Max);

    [Fact]
    public void VideoLength_Nothing_IsUnknownWithoutADoubt()
    {
        VideoLength length = Of((LengthOrigin.MovieHeader, 0));

        Assert.Equal((null, null, null, false), (length.Expected, length.Min, length.Max, length.Disagrees));
    }

    private static VideoLength Of(params (LengthOrigin Origin, decimal Seconds)[] readings) =>
        VideoLength.Of([.. readings.Select(reading => new LengthReading(reading.Origin, reading.Seconds))]);
}

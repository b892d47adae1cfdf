using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

public sealed class EstimateTests
{
    [Theory]
    [InlineData("""{"target_resolution":"1080p"}""", "0.072", "0.072", "0.0792")]
    [InlineData("{}", "0.072", "0.072", "0.0792")]
    [InlineData("""{"target_resolution":"4k","target_fps":"60fps","enhancement_tier":"pro"}""", "5.76", "5.76", "6.336")]
    [InlineData("""{"target_resolution":"4k","target_fps":48,"enhancement_tier":"fast"}""", "0.576", "0.576", "0.6336")]
    public void Estimate_TenSeconds_GivesTheThreeSums(string options, string expected, string atLeast, string atMost)
    {
        UpscaleQuote quote = Estimate(options, Video(seconds: 10));

        Assert.Equal(expected, $"{quote.ExpectedUsd}");
        Assert.Equal(atLeast, $"{quote.AtLeastUsd}");
        Assert.Equal(atMost, $"{quote.AtMostUsd}");
    }

    [Fact]
    public void Estimate_SoundLongerThanPicture_BoundsHoldBoth()
    {
        UpscaleQuote quote = Estimate("{}", Video(seconds: 6.5834m, container: 8.95m));

        Assert.Equal(6.583m * 0.0072m, quote.ExpectedUsd);
        Assert.Equal(6 * 0.0072m, quote.AtLeastUsd);
        Assert.Equal(10 * 0.0072m, quote.AtMostUsd);
        Assert.Contains(quote.Assumptions, text => text.Contains("8.95 s", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(null, 0)]
    public void Estimate_LengthOfTheSoundUnknown_IsSaid(bool? hasAudio, int said)
    {
        UpscaleQuote quote = Estimate("{}", Video(seconds: 10) with { HasAudio = hasAudio });

        Assert.Equal(said, quote.Assumptions.Count(text => text.Contains("sound", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(960, 540, "2", "1080p", "1080p", "1080p")]
    [InlineData(720, 720, "2", "1080p", "1080p", "2k")]
    [InlineData(1280, 720, "2", "2k", "2k", "2k")]
    [InlineData(1280, 720, "3", "4k", "4k", "4k")]
    [InlineData(1024, 436, "2", "1080p", "1080p", "2k")]
    [InlineData(1280, 540, "2.7", "2k", "4k", "4k")]
    public void Estimate_ScaleRatio_TakesTheTierFromTheOutput(int width, int height, string ratio, string lower, string expected, string upper)
    {
        UpscaleQuote quote = Estimate($$"""{"scale_ratio":{{ratio}}}""", Video(seconds: 10, size: new(width, height)));

        Assert.Equal([expected, lower, upper], quote.Lines.Select(line => line.Rate.TargetResolution));
        Assert.Equal(["expected", "at least", "at most"], quote.Lines.Select(line => line.What));
        Assert.True(quote.TierIsAssumed);
    }

    [Fact]
    public void Estimate_WiderThan22To1_RaisesTheUpperBoundByOneTier()
    {
        UpscaleQuote wide = Estimate("{}", Video(seconds: 10, size: new(2210, 1000)));
        UpscaleQuote limit = Estimate("{}", Video(seconds: 10, size: new(2200, 1000)));

        Assert.Equal(0.0144m * 11, wide.AtMostUsd);
        Assert.Equal(0.072m, wide.ExpectedUsd);
        Assert.Equal(0.0072m * 11, limit.AtMostUsd);
    }

    [Theory]
    [InlineData("""{"target_resolution":"8k"}""")]
    [InlineData("""{"target_fps":"120fps"}""")]
    [InlineData("""{"target_fps":120}""")]
    [InlineData("""{"enhancement_tier":"ultra"}""")]
    [InlineData("""{"scale_ratio":10.1}""")]
    public void Estimate_NoPublishedPrice_IsUnknownAndAtMostThrows(string options)
    {
        UpscaleQuote quote = Estimate(options, Video(seconds: 10, size: new(640, 360)));

        Assert.False(quote.IsKnown);
        Assert.Null(quote.ExpectedUsd);
        Assert.Null(quote.AtLeastUsd);
        Assert.Null(quote.UsdPerSecond);
        Assert.False(quote.TryGetAtMostUsd(out _));
        Assert.Throws<InvalidOperationException>(() => quote.AtMostUsd);
        Assert.NotNull(quote.UnknownBecause);
    }

    [Theory]
    [InlineData("""{"scale_ratio":"4"}""")]
    [InlineData("""{"scale_ratio":4.0}""")]
    public void Estimate_RatioAsTextOrNumber_IsPricedTheSame(string options)
    {
        UpscaleQuote quote = Estimate(options, Video(seconds: 10, size: new(960, 540)));

        Assert.Equal(["4k", "4k", "4k"], quote.Lines.Select(line => line.Rate.TargetResolution));
        Assert.Equal(new PixelSize(3840, 2160), quote.PredictedSize);
    }

    [Theory]
    [InlineData("""{"scale_ratio":"much"}""")]
    [InlineData("""{"scale_ratio":[2]}""")]
    [InlineData("""{"scale_ratio":10000000000000000000000000000000000000000}""")]
    public void Estimate_RatioThatIsNoLegalNumber_IsUnknownAndRefused(string options)
    {
        UpscaleQuote quote = Estimate(options, Video(seconds: 10, size: new(640, 360)));

        Assert.False(quote.IsKnown);
        Assert.Null(quote.PredictedSize);
        Assert.Equal(["scale_ratio_range"], quote.Findings.Codes(FindingSeverity.Refuse));
    }

    [Fact]
    public void Estimate_OutputLargerThanAnyPicture_IsUnknownAndRefused()
    {
        UpscaleQuote quote = Estimate("""{"scale_ratio":10}""", Video(seconds: 10, size: new(300_000_000, 10)));

        Assert.False(quote.IsKnown);
        Assert.Null(quote.PredictedSize);
        Finding finding = Assert.Single(quote.Findings, finding => finding.Refuses);
        Assert.Equal("no_scale_possible", finding.Code);
        Assert.Equal(300_000_000_000m, finding.Numbers["predictedPixels"]);
    }

    [Fact]
    public void Estimate_OnlyOneReadingLargerThanAnyPicture_TakesTheDearestTierAsTheUpperBound()
    {
        UpscaleQuote quote = Estimate(
            """{"scale_ratio":10}""", Video(seconds: 10, size: new(300, 100)) with { CodedSize = new(300_000_000, 10) });

        Assert.Equal(["2k", "1080p", "4k"], quote.Lines.Select(line => line.Rate.TargetResolution));
        Assert.Equal(new PixelSize(3000, 1000), quote.PredictedSize);
    }

    [Fact]
    public void VideoInfo_SizeThatIsNone_IsAnArgumentError()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new VideoInfo { Outcome = VideoOutcome.Ok, CodedSize = default(PixelSize) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new VideoInfo { Outcome = VideoOutcome.Ok } with { DisplaySize = default(PixelSize) });
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => VideoSource.FromKnown(default(PixelSize), 10)).ParamName);
    }

    [Fact]
    public void Estimate_NoDuration_GivesTheRateAndNoSum()
    {
        UpscaleQuote quote = Estimate("""{"target_resolution":"2k"}""", null);

        Assert.Equal(0.0144m, quote.UsdPerSecond);
        Assert.False(quote.IsKnown);
        Assert.Throws<InvalidOperationException>(() => quote.AtMostUsd);
    }

    [Fact]
    public void Estimate_RatioWithoutSize_IsUnknown() => Assert.False(Estimate("""{"scale_ratio":2}""", Video(seconds: 10)).IsKnown);

    [Fact]
    public void Estimate_OptionOfALaterContract_IsNamedAsNotPriced() =>
        Assert.Contains(Estimate("""{"bit_depth":10}""", Video(seconds: 1)).Assumptions, text => text.Contains("bit_depth", StringComparison.Ordinal));

    [Fact]
    public void ToString_KnownPrice_NamesSumsPartsDateAndSource()
    {
        string text = Estimate("""{"target_resolution":"4k","target_fps":"60fps","enhancement_tier":"pro"}""", Video(seconds: 10)).ToString();

        Assert.Equal(
            $"""
            expected 5.76 USD, at most 6.336 USD
              expected: 0.0288 USD/s (4k) x 2 (target_fps 60fps) x 10 (enhancement_tier pro) x 10 s = 5.76 USD
              at least: 0.0288 USD/s (4k) x 2 (target_fps 60fps) x 10 (enhancement_tier pro) x 10 s = 5.76 USD
              at most: 0.0288 USD/s (4k) x 2 (target_fps 60fps) x 10 (enhancement_tier pro) x 11 s = 6.336 USD
              prices of {PriceTable.Published.Date:yyyy-MM-dd} from {PriceTable.Published.Source}
            """,
            text.ReplaceLineEndings());
    }

    private static UpscaleQuote Estimate(string options, VideoInfo? video) =>
        PriceEstimator.Estimate(new UpscaleRequest(FalJson.Read<JObject>(options)!), video, PriceTable.Published);

    private static VideoInfo Video(decimal seconds, decimal? container = null, PixelSize? size = null) => new()
    {
        Outcome = VideoOutcome.Ok,
        VideoSeconds = seconds,
        ContainerSeconds = container,
        CodedSize = size,
        DisplaySize = size,
    };
}

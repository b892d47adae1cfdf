using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;

namespace FalGenerated.Tests.Upscaling;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("", "video_url_missing")]
    [InlineData("  ", "video_url_missing")]
    [InlineData("clip.mp4", "not_absolute")]
    [InlineData("/tmp/clip.mp4", "not_absolute")]
    [InlineData("file:///tmp/clip.mp4", "bad_scheme")]
    [InlineData("ftp://example.com/clip.mp4", "bad_scheme")]
    [InlineData("s3://bucket/clip.mp4", "bad_scheme")]
    [InlineData("http://localhost/clip.mp4", "url_is_local")]
    [InlineData("http://127.0.0.1:8080/clip.mp4", "url_is_local")]
    [InlineData("http://10.1.2.3/clip.mp4", "url_is_local")]
    [InlineData("http://192.168.1.5/clip.mp4", "url_is_local")]
    [InlineData("http://169.254.169.254/latest", "url_is_local")]
    [InlineData("http://[::1]/clip.mp4", "url_is_local")]
    [InlineData("http://[fe80::1]/clip.mp4", "url_is_local")]
    [InlineData("http://[::ffff:10.0.0.1]/clip.mp4", "url_is_local")]
    public void Validate_AddressThatCannotWork_IsRefused(string url, string code)
    {
        Finding finding = Assert.Single(Findings.OfUrl(url));

        Assert.Equal(code, finding.Code);
        Assert.True(finding.Refuses);
        Assert.Contains("UploadFileAsync", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/clip.mp4")]
    [InlineData("http://93.184.216.34/clip.mp4")]
    [InlineData("https://example.com/page.html?x=1")]
    [InlineData("data:video/mp4;base64,AAAA")]
    public void Validate_AddressThatMayWork_Passes(string url) => Assert.Empty(Findings.OfUrl(url));

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.0999")]
    [InlineData("10.1")]
    [InlineData("-2")]
    [InlineData("0")]
    public void Validate_RatioOutOfRange_IsRefusedWithTheRange(string ratio)
    {
        Finding finding = Assert.Single(Findings.Of(Findings.Good, Ratio(ratio)), finding => finding.Refuses);

        Assert.Equal("scale_ratio_range", finding.Code);
        Assert.Contains("from 1.1 to 10", finding.Message, StringComparison.Ordinal);
        Assert.Equal(decimal.Parse(ratio), finding.Numbers["ratio"]);
        Assert.Equal(1.1m, finding.Numbers["minimum"]);
        Assert.Equal(10m, finding.Numbers["maximum"]);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2")]
    [InlineData("3")]
    public void Validate_RatioWithinRangeAndLimit_IsNotRefused(string ratio) =>
        Assert.DoesNotContain(Findings.Of(Findings.Good, Ratio(ratio)), finding => finding.Refuses);

    [Fact]
    public void Validate_RatioAbove4K_NamesSizePixelsLimitAndMaximum()
    {
        Finding finding = Assert.Single(Findings.Of(Findings.Sized(1921, 1080), Ratio("2.0")), finding => finding.Refuses);

        Assert.Equal("scale_ratio_exceeds_4k", finding.Code);
        Assert.Equal(
            "scale_ratio 2 of a 1921x1080 video makes about 3842x2160, 8,298,720 pixels, and the limit is 8,294,400. The maximum for this size is 1.9994.",
            finding.Message);
        Assert.Equal(8_298_720m, finding.Numbers["predictedPixels"]);
        Assert.Equal(8_294_400m, finding.Numbers["limitPixels"]);
        Assert.Equal(1.9994m, finding.Numbers["maxScaleRatio"]);
    }

    [Fact]
    public void Validate_RatioAbove4K_SpeaksOfWholePixelsAndKeepsTheExactNumber()
    {
        Finding finding = Assert.Single(Findings.Of(Findings.Sized(1921, 1080), Ratio("2.01")), finding => finding.Refuses);

        Assert.Contains(", 8,381,915 pixels, and the limit is", finding.Message, StringComparison.Ordinal);
        Assert.Equal(8_381_914.668m, finding.Numbers["predictedPixels"]);
    }

    [Fact]
    public void Validate_RatioAtTheLimit_IsNotRefused() =>
        Assert.DoesNotContain(Findings.Of(Findings.Sized(1920, 1080), Ratio("2.0")), finding => finding.Refuses);

    [Fact]
    public void Validate_NoRatioCanFit_PointsToTargetResolution()
    {
        Finding finding = Assert.Single(Findings.Of(Findings.Sized(3840, 2160), Ratio("1.1")), finding => finding.Refuses);

        Assert.Equal("no_scale_possible", finding.Code);
        Assert.Contains("target_resolution", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_Above4KInASuspiciousFile_IsAWarning()
    {
        IReadOnlyList<Finding> findings = Findings.Of(Findings.Sized(1921, 1080) with { Suspicious = true }, Ratio("2"));

        Assert.DoesNotContain(findings, finding => finding.Refuses);
        Assert.Contains("suspicious_over_4k", findings.Codes(FindingSeverity.Warning));
    }

    [Theory]
    [InlineData(1920, 1080, null, true)]
    [InlineData(1080, 1920, null, true)]
    [InlineData(1080, 1080, "1080p", true)]
    [InlineData(1919, 1079, null, false)]
    [InlineData(4000, 1079, "1080p", false)]
    [InlineData(1920, 1080, "2k", false)]
    [InlineData(3840, 2160, "4k", false)]
    public void Validate_SourceAtTarget_IsRefusedFor1080pOnly(int width, int height, string? resolution, bool isRefused)
    {
        UpscaleOptions options = new() { TargetResolution = resolution is null ? default(TargetResolution?) : new TargetResolution(resolution) };
        string[] codes = Findings.Of(Findings.Sized(width, height), options).Codes(FindingSeverity.Refuse);

        Assert.Equal(isRefused ? ["source_already_at_target"] : [], codes);
    }

    [Fact]
    public void Validate_RatioOnAFullHdSource_IsNotRefusedAsAtTarget() =>
        Assert.DoesNotContain(Findings.Of(Findings.Sized(1920, 1080), Ratio("1.5")), finding => finding.Refuses);

    [Fact]
    public void Validate_OnlyOneReadingAtTarget_IsNotRefused() =>
        Assert.DoesNotContain(Findings.Of(Findings.Good with { CodedSize = new(1440, 1080), DisplaySize = new(1440, 1079) }), finding => finding.Refuses);

    [Theory]
    [InlineData(VideoOutcome.Unreachable, VideoSourceKind.File, "file_missing")]
    [InlineData(VideoOutcome.Unreachable, VideoSourceKind.Stream, "stream_unreadable")]
    [InlineData(VideoOutcome.Empty, VideoSourceKind.File, "file_empty")]
    [InlineData(VideoOutcome.NotVideo, VideoSourceKind.Url, "not_a_video")]
    [InlineData(VideoOutcome.NoVideoTrack, VideoSourceKind.File, "no_video_track")]
    [InlineData(VideoOutcome.Truncated, VideoSourceKind.Url, "truncated")]
    [InlineData(VideoOutcome.Malformed, VideoSourceKind.File, "malformed")]
    public void Validate_OutcomeThatCannotWork_IsRefused(VideoOutcome outcome, VideoSourceKind source, string code)
    {
        VideoInfo video = new() { Outcome = outcome, Source = source, SourceName = "clip.mp4" };

        Assert.Equal([code], Findings.Of(video).Codes(FindingSeverity.Refuse));
    }

    [Theory]
    [InlineData(404, "url_unreachable", FindingSeverity.Refuse)]
    [InlineData(410, "url_unreachable", FindingSeverity.Refuse)]
    [InlineData(401, "url_forbidden", FindingSeverity.Warning)]
    [InlineData(403, "url_forbidden", FindingSeverity.Warning)]
    public void Validate_AddressAnsweredNo_DependsOnTheStatus(int status, string code, FindingSeverity severity)
    {
        VideoInfo video = new() { Outcome = VideoOutcome.Unreachable, Source = VideoSourceKind.Url, HttpStatus = status };
        Finding finding = Assert.Single(Findings.Of(video));

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
        Assert.Equal(status, finding.Numbers["status"]);
    }

    [Fact]
    public void Validate_WebPage_SaysWhatTheLinkGave()
    {
        VideoInfo video = new()
        {
            Outcome = VideoOutcome.NotVideo, Source = VideoSourceKind.Url, Container = "html", HttpStatus = 200, ContentType = "text/html", SourceName = "https://x/y",
        };

        Assert.Contains("answered 200, text/html: a web page", Assert.Single(Findings.Of(video)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_Segment_IsNamedAsSuch()
    {
        VideoInfo video = new() { Outcome = VideoOutcome.Truncated, SegmentWithoutInit = true, StoppedAt = 1234 };
        Finding finding = Assert.Single(Findings.Of(video));

        Assert.Equal("segment_without_init", finding.Code);
        Assert.Equal(1234, finding.Numbers["offset"]);
    }

    [Fact]
    public void Validate_SeveralProblems_AreAllNamedAtOnce()
    {
        UpscaleVideoInput input = Ratio("11").For("clip.mp4");

        Assert.Equal(
            ["not_absolute", "file_empty", "scale_ratio_range"],
            input.Validate(new VideoInfo { Outcome = VideoOutcome.Empty, Source = VideoSourceKind.File }).Codes(FindingSeverity.Refuse));
    }

    private static UpscaleOptions Ratio(string ratio) => new() { ScaleRatio = decimal.Parse(ratio) };
}

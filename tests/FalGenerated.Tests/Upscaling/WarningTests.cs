using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;
using FalGenerated.Video;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

public sealed class WarningTests
{
    public static TheoryData<string, VideoInfo, UpscaleOptions> Warnings { get; } = new()
    {
        { "borderline_4k", Findings.Good, new() { ScaleRatio = 3.0001m } },
        { "non_square_pixels", Findings.Good with { CodedSize = new(1440, 1080), DisplaySize = new(1920, 1080) }, new() { ScaleRatio = 2.2m } },
        { "source_not_below_target", Findings.Sized(2560, 1440), new() { TargetResolution = TargetResolution.Qhd2K } },
        { "source_not_below_target", Findings.Sized(3840, 2160), new() { TargetResolution = TargetResolution.Uhd4K } },
        { "source_large", Findings.Sized(2562, 1000), new() },
        { "source_large", Findings.Sized(1441, 1441), new() { TargetResolution = TargetResolution.Uhd4K } },
        { "source_long", Findings.Good with { VideoSeconds = 600.5m }, new() },
        { "fps_above_target", Findings.Good with { FramesPerSecond = 50 }, new() },
        { "high_frame_rate", Findings.Good with { FramesPerSecond = 240 }, new() { TargetFps = TargetFps.Fps60 } },
        { "encrypted", Findings.Good with { Encrypted = true }, new() },
        { "media_data_cut", Findings.Good with { MediaDataCut = true }, new() },
        { "variable_frame_rate", Findings.Good with { VariableFrameRate = true }, new() },
        { "several_video_tracks", Findings.Good with { VideoTracks = 2 }, new() },
        { "suspicious_header", Findings.Good with { Suspicious = true }, new() },
        { "ratio_overrides_resolution", Findings.Good, new() { ScaleRatio = 2, TargetResolution = TargetResolution.Uhd4K } },
        { "wide_aspect", Findings.Sized(1280, 500), new() },
        { "tier_assumed", Findings.Good, new() { ScaleRatio = 2 } },
        { "duration_unknown", Findings.Good with { Outcome = VideoOutcome.Partial, VideoSeconds = null, ContainerSeconds = null }, new() },
        { "duration_walked", Findings.Good with { DurationWalked = true }, new() },
        { "gif", Findings.Good with { Container = "gif" }, new() },
        { "pro_tier", Findings.Good, new() { EnhancementTier = EnhancementTier.Pro } },
        { "malformed", new() { Outcome = VideoOutcome.Malformed, Source = VideoSourceKind.Url }, new() },
    };

    [Theory]
    [MemberData(nameof(Warnings))]
    public void Validate_DoubtfulRequest_WarnsAndDoesNotRefuse(string code, VideoInfo video, UpscaleOptions options)
    {
        IReadOnlyList<Finding> findings = Findings.Of(video, options);

        Assert.Contains(code, findings.Codes(FindingSeverity.Warning));
        Assert.Empty(findings.Codes(FindingSeverity.Refuse));
    }

    [Fact]
    public void Validate_OrdinaryRequest_HasNothingToSay() => Assert.Empty(Findings.Of(Findings.Good));

    [Theory]
    [InlineData("29.97")]
    [InlineData("30")]
    [InlineData("24")]
    public void Validate_RateAtOrBelowTarget_DoesNotWarn(string rate) => Assert.Empty(Findings.Of(Findings.Good with { FramesPerSecond = decimal.Parse(rate) }));

    [Theory]
    [InlineData(VideoOutcome.UnknownContainer)]
    [InlineData(VideoOutcome.BudgetExceeded)]
    [InlineData(VideoOutcome.Unreachable)]
    public void Validate_NothingKnownOfAnAddress_PassesAndSaysThatThePriceIsUnknown(VideoOutcome outcome)
    {
        Finding finding = Assert.Single(Findings.Of(new() { Outcome = outcome, Source = VideoSourceKind.Url, HttpStatus = outcome == VideoOutcome.Unreachable ? 503 : null }));

        Assert.Equal(("video_unread", FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains("price is unknown", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_UnknownOptionValues_PassUntouched()
    {
        UpscaleOptions options = new()
        {
            TargetResolution = new("8k"),
            TargetFps = new("120"),
            EnhancementTier = new("ultra"),
            EnhancementPreset = new("sport"),
            AdditionalProperties = { ["bit_depth"] = JToken.FromObject(10) },
        };

        Assert.Empty(Findings.Of(Findings.Good, options));
    }

    [Theory]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Date=20260101T120000Z&X-Amz-Expires=600&X-Amz-Signature=s", 10)]
    [InlineData("https://storage.googleapis.com/b/k?X-Goog-Date=20260101T120000Z&X-Goog-Expires=3599&X-Goog-Signature=s", 59)]
    [InlineData("https://b.s3.amazonaws.com/k?Expires=1767268800&Signature=s", 0)]
    [InlineData("https://a.blob.core.windows.net/c/k?se=2026-01-01T12%3A30%3A00Z&sig=s", 30)]
    public void Validate_SignedLinkNearItsEnd_Warns(string url, int minutes)
    {
        Finding finding = Assert.Single(Findings.OfUrl(url, Noon));

        Assert.Equal(("link_expires_soon", FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Equal(minutes, finding.Numbers["minutesLeft"]);
        Assert.DoesNotContain("?", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Date=20260101T120000Z&X-Amz-Expires=3600")]
    [InlineData("https://b.s3.amazonaws.com/k?Expires=never")]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Date=today&X-Amz-Expires=1")]
    [InlineData("https://a.example/c/k?se=2026-01-01T12%3A30%3A00Z")]
    public void Validate_LinkThatLastsOrIsNotSigned_DoesNotWarn(string url) => Assert.Empty(Findings.OfUrl(url, Noon));

    private static FakeTimeProvider Noon => new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Texts_OfFindingsAndQuotes_AreTheSameInAnyCulture()
    {
        VideoInfo video = Findings.Sized(2400, 1000) with { VideoSeconds = 600.5m, ContainerSeconds = 600.75m, FramesPerSecond = 59.94m };
        UpscaleOptions options = new() { ScaleRatio = 1.25m };
        string invariant = Text();
        using CommaCulture _ = new();

        Assert.Equal(invariant, Text());
        Assert.Contains("warning (wide_aspect): The video is wider than 2.2:1.", invariant, StringComparison.Ordinal);

        string Text() => $"{UpscaleQuote.Of(options, video)} {string.Join(' ', Findings.Of(video, options))}";
    }
}

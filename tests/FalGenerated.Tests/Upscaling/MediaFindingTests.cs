using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Upscaling;

/// <summary>Findings about files that lie, files that cannot be read, and addresses that cannot work.</summary>
public sealed class MediaFindingTests
{
    private static FakeTimeProvider Noon => new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Quote_LengthsThatDisagree_BoundsCoverAllOfThem()
    {
        UpscaleQuote quote = UpscaleQuote.Of(null, Findings.Good with { VideoSeconds = 0.041m, ContainerSeconds = 0.041m, MinSeconds = 0.041m, MaxSeconds = 6, Suspicious = true });

        Assert.Equal((0.0002952m, 0m, 7 * 0.0072m), (quote.ExpectedUsd, quote.AtLeastUsd, quote.AtMostUsd));
        Assert.Contains(quote.Assumptions, text => text.Contains("6 s", StringComparison.Ordinal));
    }

    [Fact]
    public void Quote_ShorterReading_LowersTheLowerBound() =>
        Assert.Equal(3 * 0.0072m, UpscaleQuote.Of(null, Findings.Good with { MinSeconds = 3, MaxSeconds = 10 }).AtLeastUsd);

    [Fact]
    public void Quote_LengthThatRoundsToNothing_IsUnknown() =>
        Assert.False(UpscaleQuote.Of(null, Findings.Good with { VideoSeconds = 0.0004m, ContainerSeconds = 0.0004m }).IsKnown);

    [Fact]
    public void Validate_OnlyLengthsDisagree_StillRefusesWhatIsTooLarge() => Assert.Contains(
        "scale_ratio_exceeds_4k",
        Findings.Of(Findings.Sized(1921, 1080) with { Suspicious = true, OnlyLengthsDisagree = true }, new() { ScaleRatio = 2 }).Codes(FindingSeverity.Refuse));

    [Fact]
    public void Validate_Disagreement_IsAFindingWithItsFigures()
    {
        VideoInfo video = Findings.Good with
        {
            Suspicious = true, Notes = ["The lengths disagree."], Lengths = [new(LengthOrigin.EditList, 0.041m), new(LengthOrigin.MediaHeader, 6)],
        };
        Finding finding = Assert.Single(Findings.Of(video), finding => finding.Code == "suspicious_header");

        Assert.Equal((0.041m, 6m), (finding.Numbers["editListSeconds"], finding.Numbers["mediaHeaderSeconds"]));
    }

    [Theory]
    [InlineData("avi", "avi")]
    [InlineData("mpegts", "ts")]
    [InlineData("flv", "flv")]
    [InlineData("mpegps", "mpg")]
    [InlineData("asf", "wmv")]
    [InlineData("matroska", "mkv")]
    [InlineData("3gp", "3gp")]
    public void Validate_ContainerThatThePageDoesNotName_WarnsWithTheNames(string container, string word)
    {
        Finding finding = Assert.Single(Findings.Of(Findings.Good with { Container = container }));

        Assert.Equal(("container_not_named", FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Contains($"is {word},", finding.Message, StringComparison.Ordinal);
        Assert.Contains("mp4, mov, webm, m4v and gif", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mp4")]
    [InlineData("mov")]
    [InlineData("webm")]
    [InlineData("m4v")]
    [InlineData(null)]
    public void Validate_ContainerThatThePageNames_HasNothingToSay(string? container) => Assert.Empty(Findings.Of(Findings.Good with { Container = container }));

    [Fact]
    public void Validate_OutputLargerThanAnyCodec_Warns()
    {
        UpscaleOptions options = new() { TargetResolution = TargetResolution.Uhd4K };

        Assert.Contains("output_size_unlikely", Findings.Of(Findings.Sized(10_000, 1), options).Codes(FindingSeverity.Warning));
        Assert.DoesNotContain("output_size_unlikely", Findings.Of(Findings.Sized(3840, 1080), options).Codes(FindingSeverity.Warning));
    }

    [Theory]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Date=20191226T120000Z&X-Amz-Expires=600&X-Amz-Signature=s")]
    [InlineData("https://storage.googleapis.com/b/k?X-Goog-Date=20260101T110000Z&X-Goog-Expires=3599&X-Goog-Signature=s")]
    [InlineData("https://b.oss.example/k?x-oss-date=20250101T110000Z&x-oss-expires=60&x-oss-signature=s")]
    [InlineData("https://d1.cloudfront.net/k?Expires=1577836800&Signature=s&Key-Pair-Id=K")]
    [InlineData("https://a.blob.core.windows.net/c/k?sv=2020&se=2019-01-01T12%3A30%3A00Z&sig=s")]
    [InlineData("https://a.blob.core.windows.net/c/k?se=2019-01-01&sig=s")]
    [InlineData("https://b.cos.example/k?q-sign-time=1577836800;1577840400&q-signature=s")]
    [InlineData("https://cdn.discordapp.com/a/b.mp4?ex=5e0be100&is=5e0a8f80&hm=abc")]
    [InlineData("https://cdn.example/k.mp4?hdnts=exp=1577836800~acl=/*~hmac=abc")]
    [InlineData("https://d1.cloudfront.net/k?Policy=eyJTdGF0ZW1lbnQiOlt7IkNvbmRpdGlvbiI6eyJEYXRlTGVzc1RoYW4iOnsiQVdTOkVwb2NoVGltZSI6MTU3NzgzNjgwMH19fV19&Signature=s")]
    [InlineData("https://x.supabase.co/storage/v1/object/sign/a.mp4?token=eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE1Nzc4MzY4MDB9.abc")]
    public void Validate_ExpiredLink_IsRefused(string url)
    {
        Finding finding = Assert.Single(Findings.OfUrl(url, Noon));

        Assert.Equal(("link_expired", true), (finding.Code, finding.Refuses));
        Assert.Contains(" expired on 20", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("?", finding.Message, StringComparison.Ordinal);
        Assert.True(finding.Numbers["minutesSince"] > 0);
    }

    [Fact]
    public void Validate_PastDateWithoutASignature_IsADoubt() =>
        Assert.Equal(FindingSeverity.Warning, Assert.Single(Findings.OfUrl("https://example.com/k?Expires=1577836800", Noon)).Severity);

    [Theory]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Date=20191226T120000Z&X-Amz-Expires=600&X-Amz-Signature=s", "link_expired", FindingSeverity.Refuse)]
    [InlineData("http://10.0.0.5/clip.mp4", "url_is_local", FindingSeverity.Refuse)]
    [InlineData("http://127.0.0.1:8080/clip.mp4", "url_is_local", FindingSeverity.Warning)]
    [InlineData("ftp://example.com/clip.mp4", "bad_scheme", FindingSeverity.Refuse)]
    [InlineData("file:///tmp/clip.mp4", "bad_scheme", FindingSeverity.Refuse)]
    public async Task QuoteOfAsync_AddressThatCannotWork_HasTheFinding(string url, string code, FindingSeverity severity)
    {
        VideoSource source = VideoSource.FromKnown(new(640, 360), 10, url: new Uri(url));
        UpscaleQuote quote = await UpscaleQuote.OfAsync(null, source, probe: new ProbeOptions { TimeProvider = Noon }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([code], quote.Findings.Codes(severity));
        Assert.True(quote.IsKnown);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-100_000)]
    public void Reconcile_NoBilledSeconds_IsUnknownAndSaid(int seconds)
    {
        UpscaleReconciliation bill = UpscaleQuote.Of(null, Findings.Good).Reconcile(Output(seconds));

        Assert.Equal((null, 0), (bill.ActualUsd, bill.Readings.Count));
        Assert.Equal("billed_seconds_unlikely", Assert.Single(bill.Findings).Code);
    }

    [Fact]
    public void Reconcile_MoreThanTheBound_IsCountedAndSaid()
    {
        UpscaleReconciliation bill = UpscaleQuote.Of(null, Findings.Good).Reconcile(Output(12));

        Assert.Equal(12 * 0.0072m, bill.ActualUsd);
        Assert.Equal("billed_above_bound", Assert.Single(bill.Findings).Code);
        Assert.Empty(UpscaleQuote.Of(null, Findings.Good).Reconcile(Output(11)).Findings);
    }

    [Fact]
    public void Findings_OfTextsOfAnyLength_AreBounded()
    {
        string huge = new('x', 100_000);
        UpscaleOptions options = new() { TargetResolution = new(huge), AdditionalProperties = { ["scale_ratio"] = huge, [huge] = 1 } };
        UpscaleQuote quote = UpscaleQuote.Of(options, Findings.Good with { SourceName = huge, Outcome = VideoOutcome.NotVideo, Notes = [huge] });
        string[] messages =
        [
            .. quote.Findings.Select(finding => finding.Message),
            .. Findings.OfUrl($"{huge}://a/b").Concat(Findings.OfUrl($"data:video/mp4,{huge}")).Concat(Findings.OfUrl(huge)).Select(finding => finding.Message),
            quote.UnknownBecause!,
            .. quote.Assumptions,
            VideoSource.FromFile(huge).Name,
            VideoSource.FromUrl(new Uri($"https://example.com/{huge[..60_000]}")).Name,
        ];

        Assert.All(messages, message => Assert.InRange(message.Length, 1, 1200));
        Assert.Contains(messages, message => message.Contains("xxx…xxx", StringComparison.Ordinal));
    }

    private static UpscaleVideoOutput Output(decimal seconds) => new() { Video = new() { Url = "https://example.com/out.mp4" }, Duration = seconds };
}

using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

public sealed class SubmitCheckTests : IDisposable
{
    private const string Url = "https://example.com/clip.mp4";

    private readonly QueueFake queue = new();
    private readonly FalClient fal;

    public SubmitCheckTests() => fal = queue.Client();

    [Fact]
    public async Task SubmitAsync_QuoteWithinTheFuse_IsSentWithTheOptionsOnly()
    {
        UpscaleOptions options = new() { TargetResolution = TargetResolution.Uhd4K };
        UpscaleQuote quote = await QuoteAsync(options);

        await fal.Upscaler.SubmitAsync(options.For(Url), new() { Quote = quote, MaxPriceUsd = quote.AtMostUsd }, Token);

        Assert.Equal("""{"video_url":"https://example.com/clip.mp4","target_resolution":"4k"}""", Assert.Single(queue.Submits).ToString(Newtonsoft.Json.Formatting.None));
    }

    [Fact]
    public async Task SubmitAsync_UpperBoundAboveTheFuse_IsRefusedByTheDifference()
    {
        UpscaleOptions options = new() { EnhancementTier = EnhancementTier.Pro };
        UpscaleQuote quote = await QuoteAsync(options);

        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => fal.Upscaler.SubmitAsync(options.For(Url), new() { Quote = quote, MaxPriceUsd = 0.75m }, Token));

        Assert.Equal(0.792m, error.AtMostUsd);
        Assert.Equal(SpendingLimitKind.Job, error.Kind);
        Assert.Equal(0.75m, error.LimitUsd);
        Assert.Equal(0.042m, error.OverByUsd);
        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_OfAClientMadeByHand_IsCheckedLikeTheMembers()
    {
        await Assert.ThrowsAsync<FalRefusedException>(
            () => new UpscaleVideoClient(fal).SubmitAsync(new UpscaleOptions { ScaleRatio = 11 }.For(Url), cancellationToken: Token));

        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_LimitWithoutQuote_RefusesTheUnknownPrice()
    {
        await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => fal.Upscaler.SubmitAsync(new UpscaleOptions().For(Url), new() { MaxPriceUsd = 1 }, Token));

        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_FuseAndUnknownPrice_IsRefusedUnlessAllowed()
    {
        UpscaleOptions options = new() { TargetResolution = new("8k") };
        UpscaleQuote quote = await QuoteAsync(options);

        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(
            () => fal.Upscaler.SubmitAsync(options.For(Url), new() { Quote = quote, MaxPriceUsd = 100 }, Token));
        Assert.Equal(SpendingLimitKind.UnknownPrice, error.Kind);
        Assert.Contains("8k", error.Because, StringComparison.Ordinal);
        Assert.Empty(queue.Submits);

        await fal.Upscaler.SubmitAsync(options.For(Url), new() { Quote = quote, MaxPriceUsd = 100, AllowUnknownPrice = true }, Token);
        Assert.Single(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_QuoteForOtherOptions_IsRefused()
    {
        UpscaleQuote quote = await QuoteAsync(new UpscaleOptions());
        UpscaleVideoInput dearer = new UpscaleOptions { EnhancementTier = EnhancementTier.Pro }.For(Url);

        await Assert.ThrowsAsync<ArgumentException>(() => fal.Upscaler.SubmitAsync(dearer, new() { Quote = quote }, Token));
        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_ExtraBodyThatMakesItDearer_IsAnotherInput()
    {
        UpscaleQuote quote = await QuoteAsync(new UpscaleOptions());
        SubmitOptions options = new() { Quote = quote, ExtraBody = new Dictionary<string, JToken> { ["enhancement_tier"] = "pro" } };

        await Assert.ThrowsAsync<ArgumentException>(() => fal.Upscaler.SubmitAsync(new UpscaleOptions().For(Url), options, Token));
        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_ExtraBodyWithAnotherAddress_IsNotWhatTheQuoteIsFor()
    {
        UpscaleQuote quote = PriceEstimator.Estimate(
            UpscaleRequest.Of(new UpscaleOptions()), new() { Outcome = VideoOutcome.Ok, VideoSeconds = 10 }, PriceTable.Published, new Uri(Url));
        SubmitOptions options = new() { Quote = quote, MaxPriceUsd = 1, ExtraBody = Extra("video_url", "https://example.com/three-hours.mp4") };

        await Assert.ThrowsAsync<ArgumentException>(() => fal.Upscaler.SubmitAsync(new UpscaleOptions().For(Url), options, Token));
        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_ExtraBodyWithTheQuotesAddress_IsSent()
    {
        UpscaleQuote quote = PriceEstimator.Estimate(UpscaleRequest.Of(new UpscaleOptions()), null, PriceTable.Published, new Uri(Url));

        await fal.Upscaler.SubmitAsync(
            new UpscaleOptions().For("https://example.com/other.mp4"), new() { Quote = quote, ExtraBody = Extra("video_url", new Uri(Url)) }, Token);

        Assert.Equal(Url, (string?)Assert.Single(queue.Submits)["video_url"]);
    }

    [Theory]
    [InlineData("/home/me/clip.mp4", "not_absolute")]
    [InlineData("http://127.0.0.1/clip.mp4", "url_is_local")]
    [InlineData(null, "video_url_missing")]
    [InlineData(7, "not_absolute")]
    public async Task SubmitAsync_ExtraBodyWithAnAddressThatCannotWork_IsRefused(object? address, string code)
    {
        SubmitOptions options = new() { ExtraBody = Extra("video_url", new JValue(address)) };

        FalRefusedException error = await Assert.ThrowsAsync<FalRefusedException>(
            () => fal.Upscaler.SubmitAsync(new UpscaleOptions().For(Url), options, Token));

        Assert.Equal([code], error.Findings.Codes(FindingSeverity.Refuse));
        Assert.Empty(queue.Submits);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("NaN")]
    [InlineData("much")]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e30)]
    [InlineData(true)]
    public async Task SubmitAsync_ExtraRatioThatIsNoLegalNumber_IsRefusedAsTheTypedOneIs(object ratio)
    {
        SubmitOptions options = new() { ExtraBody = Extra("scale_ratio", new JValue(ratio)) };

        FalRefusedException error = await Assert.ThrowsAsync<FalRefusedException>(
            () => fal.Upscaler.SubmitAsync(new UpscaleOptions().For(Url), options, Token));

        Assert.Equal(["scale_ratio_range"], error.Findings.Codes(FindingSeverity.Refuse));
        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_RefusedInput_IsNotSentAndNamesAllFindings()
    {
        UpscaleOptions options = new() { ScaleRatio = 2 };
        UpscaleQuote quote = await fal.Upscaler.QuoteAsync(VideoSource.FromKnown(new(1921, 1080), 10), options, Token);

        FalRefusedException error = await Assert.ThrowsAsync<FalRefusedException>(
            () => fal.Upscaler.SubmitAsync(options.For("http://127.0.0.1/clip.mp4"), new() { Quote = quote }, Token));

        Assert.Equal(["url_is_local", "scale_ratio_exceeds_4k"], error.Findings.Codes(FindingSeverity.Refuse));
        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_ValidationSkipped_SendsARefusedInputAndKeepsTheFuse()
    {
        UpscaleVideoInput input = new UpscaleOptions { ScaleRatio = 11 }.For(Url);

        await Assert.ThrowsAsync<FalSpendingLimitException>(() => fal.Upscaler.SubmitAsync(input, new() { SkipValidation = true, MaxPriceUsd = 1 }, Token));
        await fal.Upscaler.SubmitAsync(input, new() { SkipValidation = true }, Token);

        Assert.Single(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_LocalAddressAtAnotherService_IsSent()
    {
        using FalClient local = new(new FalOptions { ApiKey = "id:secret", QueueUrl = new("http://127.0.0.1:5000/"), RunUrl = new("http://127.0.0.1:5000/"), RestUrl = new("http://127.0.0.1:5000/"), ApiUrl = new("http://127.0.0.1:5000/") }, queue);

        await local.Upscaler.SubmitAsync(new UpscaleOptions().For("http://127.0.0.1:5001/clip.mp4"), cancellationToken: Token);

        Assert.Single(queue.Submits);
    }

    [Fact]
    public async Task QuoteAsync_OfAnAddress_BindsToItsPath()
    {
        UpscaleRequest request = UpscaleRequest.Of(new UpscaleOptions());
        UpscaleQuote quote = PriceEstimator.Estimate(request, null, PriceTable.Published, new Uri("https://example.com/clip.mp4?sig=1"));

        await fal.Upscaler.SubmitAsync(new UpscaleOptions().For("https://example.com/clip.mp4?sig=2"), new() { Quote = quote }, Token);
        await Assert.ThrowsAsync<ArgumentException>(() => fal.Upscaler.SubmitAsync(new UpscaleOptions().For("https://example.com/other.mp4"), new() { Quote = quote }, Token));

        Assert.Single(queue.Submits);
    }

    [Fact]
    public void For_AllOptions_KeepsThemAll()
    {
        UpscaleOptions options = new() { ScaleRatio = 1.1m, TargetFps = TargetFps.Fps60, AdditionalProperties = { ["bit_depth"] = 10 } };
        JObject body = JObject.FromObject(options.For(Url), FalJson.Create());

        Assert.Equal("""{"video_url":"https://example.com/clip.mp4","target_fps":"60fps","scale_ratio":1.1,"bit_depth":10}""", FalJson.Write(body));
    }

    public void Dispose()
    {
        fal.Dispose();
        queue.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Dictionary<string, JToken> Extra(string name, JToken value) => new() { [name] = value };

    private Task<UpscaleQuote> QuoteAsync(UpscaleOptions options) =>
        fal.Upscaler.QuoteAsync(VideoSource.FromKnown(new(1280, 720), 10), options, Token);
}

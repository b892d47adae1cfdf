using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Tests.Upscaling;

public sealed class PriceTableTests
{
    [Theory]
    [InlineData("1080p", "30fps", "standard", "0.0072")]
    [InlineData("1080p", "60fps", "standard", "0.0144")]
    [InlineData("1080p", "30fps", "pro", "0.072")]
    [InlineData("1080p", "60fps", "pro", "0.144")]
    [InlineData("2k", "30fps", "standard", "0.0144")]
    [InlineData("2k", "60fps", "standard", "0.0288")]
    [InlineData("2k", "30fps", "pro", "0.144")]
    [InlineData("2k", "60fps", "pro", "0.288")]
    [InlineData("4k", "30fps", "standard", "0.0288")]
    [InlineData("4k", "60fps", "standard", "0.0576")]
    [InlineData("4k", "30fps", "pro", "0.288")]
    [InlineData("4k", "60fps", "pro", "0.576")]
    [InlineData("4k", "60fps", "fast", "0.0576")]
    [InlineData("1080p", "24", "standard", "0.0072")]
    [InlineData("1080p", "48", "standard", "0.0144")]
    [InlineData("1080p", "60", "standard", "0.0144")]
    public void UsdPerSecond_OfPublishedTable_MatchesRow(string resolution, string fps, string tier, string usd) =>
        Assert.Equal(decimal.Parse(usd), Rate(resolution, fps, tier));

    [Theory]
    [InlineData("6k", "30fps", "standard")]
    [InlineData("8k", "30fps", "standard")]
    [InlineData("1080p", "61", "standard")]
    [InlineData("1080p", "120", "standard")]
    [InlineData("1080p", "fast", "standard")]
    [InlineData("1080p", "0", "standard")]
    [InlineData("1080p", "30fps", "ultra")]
    public void UsdPerSecond_ValueWithoutPublishedPrice_IsNull(string resolution, string fps, string tier) =>
        Assert.Null(Rate(resolution, fps, tier));

    [Fact]
    public void UsdPerSecond_NothingSet_IsTheDefaultsPrice() =>
        Assert.Equal(0.0072m, PriceTable.Published.UsdPerSecond("1080p", new Dictionary<string, string>()));

    [Fact]
    public void Published_Figures_RestOnWordsOfThePage()
    {
        Assert.Equal(new Uri("https://fal.ai/models/fal-ai/bytedance-upscaler/upscale/video/llms.txt"), PriceTable.Published.Source);
        Assert.All(PriceTable.Published.Rates, rate => Assert.Contains(rate.UsdPerSecond.ToString(), rate.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"endpoint":"e","source":"https://x/","date":"2026-01-01","currency":"EUR","rates":[],"factors":[]}""")]
    [InlineData("""{"endpoint":"e","source":"https://x/","date":"2026-01-01","currency":"USD","rates":[],"factors":[]}""")]
    [InlineData("""{"endpoint":"e","source":"https://x/","date":"2026-01-01","currency":"USD","rates":[{"target_resolution":"1080p","usdPerSecond":"-1","words":""}],"factors":[{}]}""")]
    [InlineData("""{"endpoint":"e","source":"https://x/","date":"yesterday","currency":"USD","rates":[{}],"factors":[{}]}""")]
    public void Read_NotATable_ThrowsFormatException(string json) =>
        Assert.Throws<FormatException>(() => PriceTable.Read(new StringReader(json)));

    private static decimal? Rate(string resolution, string fps, string tier) =>
        PriceTable.Published.UsdPerSecond(resolution, new Dictionary<string, string> { ["target_fps"] = fps, ["enhancement_tier"] = tier });
}

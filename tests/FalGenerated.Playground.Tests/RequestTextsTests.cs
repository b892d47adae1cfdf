using FalGenerated.Playground.Requests;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Tests;

/// <summary>The request as code: right in each language, and without a key.</summary>
public sealed class RequestTextsTests
{
    private static readonly JObject Input = new() { ["video_url"] = "https://example.org/it's.mp4", ["scale_ratio"] = 2.5m, ["flag"] = true };

    [Fact]
    public void Texts_ReadTheKeyFromTheEnvironment_AndHoldNone() => Assert.All(RequestTexts.Languages, language =>
        Assert.DoesNotContain("secret", RequestTexts.Of(language, "fal-ai/x", Input), StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("C#", "[\"scale_ratio\"] = 2.5m,")]
    [InlineData("cURL", "it'\\''s.mp4")]
    [InlineData("cURL", "Key $FAL_KEY")]
    [InlineData("Python", "\"flag\": True")]
    [InlineData("JavaScript", "fal.subscribe(\"fal-ai/x\"")]
    public void Text_OfALanguage_IsSpeltAsItIsThere(string language, string part) => Assert.Contains(part, RequestTexts.Of(language, "fal-ai/x", Input), StringComparison.Ordinal);
}

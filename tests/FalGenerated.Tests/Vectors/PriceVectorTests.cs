using System.Text.Json;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Tests.Vectors;

public sealed class PriceVectorTests
{
    public static TheoryData<string> Names => VectorFile.Names("price");

    [Theory]
    [MemberData(nameof(Names))]
    public void Estimate_GivesTheSumsOrUnknown(string name)
    {
        JsonElement vector = VectorFile.Find("price", name);

        UpscaleQuote quote = PriceEstimator.Estimate(new UpscaleRequest(VectorFile.Json(vector, "options")!), VideoFacts.Of(vector), PriceTable.Published);

        Assert.Equal(vector.TryGetProperty("unknown", out _), !quote.IsKnown);
        Assert.Equal(VideoFacts.Number(vector, "expected"), quote.ExpectedUsd);
        Assert.Equal(VideoFacts.Number(vector, "atLeast"), quote.AtLeastUsd);
        Assert.Equal(VideoFacts.Number(vector, "atMost"), quote.TryGetAtMostUsd(out decimal atMost) ? atMost : null);
        Assert.Equal(VideoFacts.Number(vector, "usdPerSecond") ?? quote.UsdPerSecond, quote.UsdPerSecond);
    }
}

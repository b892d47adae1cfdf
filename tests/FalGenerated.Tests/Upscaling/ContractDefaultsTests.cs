using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Video;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

public sealed class ContractDefaultsTests
{
    [Fact]
    public async Task TextOf_EachOption_IsWhatThePinnedContractStates()
    {
        JObject contract = JObject.Parse(await File.ReadAllTextAsync(RepositoryFiles.Contract, TestContext.Current.CancellationToken));
        JObject options = (JObject)contract.SelectTokens("$.components.schemas.*").Single(schema => schema["properties"]?["video_url"] is not null)["properties"]!;

        Assert.Equal(
            options.Properties().Select(option => option.Name).Where(name => name != "video_url").Order(),
            ContractDefaults.KnownOptions.Order());
        Assert.All(options.Properties(), option => Assert.Equal((string?)option.Value["default"], ContractDefaults.TextOf(option.Name)));
    }

    [Fact]
    public void ScaleRatioRange_OfTheAnnotation_IsTheContracts() =>
        Assert.Equal((1.1m, 10m), (ScaleRatioRange.Minimum, ScaleRatioRange.Maximum));
}

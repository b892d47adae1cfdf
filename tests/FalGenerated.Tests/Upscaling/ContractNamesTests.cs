using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Video;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

/// <summary>What was written by hand about the contract's options, held against the pinned document.</summary>
public sealed class ContractNamesTests
{
    [Fact]
    public async Task Options_OfPriceAndLimits_AreThoseOfThePinnedContract()
    {
        JObject options = await OptionsAsync();

        Assert.Equal(options.Properties().Select(option => option.Name).Where(name => name != WireNames.VideoUrl).Order(), WireNames.Options.Order());
    }

    [Fact]
    public async Task ContractDefaults_AreWhatThePinnedContractStates()
    {
        JObject options = await OptionsAsync();

        Assert.All(options.Properties(), option => Assert.Equal((string?)option.Value["default"], UpscaleVideoInput.ContractDefaults.GetValueOrDefault(option.Name)));
        Assert.Equal(5, UpscaleVideoInput.ContractDefaults.Count);
    }

    [Fact]
    public void ScaleRatioRange_OfTheAnnotation_IsTheContracts() =>
        Assert.Equal((1.1m, 10m), (ScaleRatioRange.Minimum, ScaleRatioRange.Maximum));

    private static async Task<JObject> OptionsAsync()
    {
        JObject contract = JObject.Parse(await File.ReadAllTextAsync(RepositoryFiles.Contract, TestContext.Current.CancellationToken));
        return (JObject)contract.SelectTokens("$.components.schemas.*").Single(schema => schema["properties"]?["video_url"] is not null)["properties"]!;
    }
}

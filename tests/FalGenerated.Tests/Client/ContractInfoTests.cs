using System.Reflection;
using System.Text.Json;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.CodeGeneration;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Client;

/// <summary>What a running program says of its contract is what the lock beside it, in the repository and in the package, says.</summary>
public sealed class ContractInfoTests
{
    [Fact]
    public void Contract_OfTheUpscaler_IsTheLocksEntry()
    {
        using FalClient fal = Fal.Client(new ScriptedHandler(_ => throw new InvalidOperationException("Nothing is sent.")));
        using Stream carried = typeof(FalClient).Assembly.GetManifestResourceStream("contract.lock.json")!;
        using JsonDocument file = JsonDocument.Parse(carried);

        FalContractInfo contract = fal.Upscaler.Contract;

        JsonElement entry = file.RootElement.GetProperty("endpoints").GetProperty(contract.EndpointId);
        Assert.Equal(entry.GetProperty("sha256").GetString(), contract.Sha256);
        Assert.Equal(entry.GetProperty("obtained").GetString(), contract.Obtained);
        Assert.StartsWith(contract.Date, entry.GetProperty("fetchedAt").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", contract.Date);
        Assert.Equal(contract.Sha256, fal.Upscaler.ContractSha256);
    }

    [Theory]
    [InlineData("authored", true)]
    [InlineData("unrecorded", true)]
    [InlineData("fetched", false)]
    public void IsProvisional_UnlessFetched(string obtained, bool provisional) =>
        Assert.Equal(provisional, new FalContractInfo("owner/app", "00", obtained, "").IsProvisional);

    [Fact]
    public void Version_OfTheLibrary_SaysTheContractByItsHash()
    {
        string version = typeof(FalClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.Contains($"+contract.{UpscaleVideoEndpoint.Descriptor.ContractSha256[..8]}", version, StringComparison.Ordinal);
    }
}

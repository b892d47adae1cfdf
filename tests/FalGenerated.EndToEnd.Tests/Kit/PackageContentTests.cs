using System.IO.Compression;
using System.Xml.Linq;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>The packages as their page shows them: what describes them, what they bring along, and what they depend on.</summary>
[Collection(WithPackages.Name)]
public sealed class PackageContentTests(PackedFeed feed)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData("FalGenerated", "Microsoft.Extensions.Http.Resilience Microsoft.Extensions.Options.ConfigurationExtensions Newtonsoft.Json")]
    [InlineData("FalGenerated.Emulator", "BouncyCastle.Cryptography NJsonSchema")]
    [InlineData("FalGenerated.Build", "FalGenerated NSwag.MSBuild")]
    [InlineData("FalGenerated.Contract", "")]
    [InlineData("FalGenerated.Cli", "")]
    public async Task Package_DescribesItself_AndDependsOnWhatIsMeant(string id, string dependencies)
    {
        using ZipArchive package = await OpenAsync(id);
        XElement nuspec = Nuspec(package);
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Equal("MIT", Text(nuspec, "license"));
        Assert.Contains(Text(nuspec, "icon"), names);
        Assert.Contains(Text(nuspec, "readme"), names);
        Assert.Contains("LICENSE", names);
        Assert.StartsWith("fal ", Text(nuspec, "tags"), StringComparison.Ordinal);
        Assert.EndsWith("Unofficial.", Text(nuspec, "description"), StringComparison.Ordinal);
        Assert.True(Uri.TryCreate(Text(nuspec, "projectUrl"), UriKind.Absolute, out Uri? project));
        Assert.Equal(project.AbsoluteUri, nuspec.Descendants().Single(element => element.Name.LocalName == "repository").Attribute("url")!.Value);
        Assert.Equal(dependencies, string.Join(' ', nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal)));
    }

    [Fact(Explicit = true)]
    public async Task GeneratorPackage_HasWhatItsPageNames()
    {
        using ZipArchive package = await OpenAsync("FalGenerated.Contract");
        string[] names = [.. package.Entries.Select(entry => entry.FullName)];

        Assert.Empty(((string[])["ci/github/contract-check.yml", "ci/github/contract-verify.yml", "ci/gitlab/contract.gitlab-ci.yml", "drift-rules.md", "drift-report.schema.json"]).Except(names));
    }

    private async Task<ZipArchive> OpenAsync(string id) =>
        await ZipFile.OpenReadAsync(Directory.GetFiles(await feed.FolderAsync(Token), $"{id}.{feed.Version}*.nupkg").Single(), Token);

    private static XElement Nuspec(ZipArchive package)
    {
        using Stream text = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XElement.Load(text);
    }

    private static string Text(XElement nuspec, string name) => nuspec.Descendants().Single(element => element.Name.LocalName == name).Value;
}

using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text.Json;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>The package as a stranger gets it. Packed from clones of the last commit: a package is of a commit.</summary>
public sealed class PackageTests
{
    private const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";
    private const string Generated = "fal-ai.bytedance-upscaler.upscale.video.g.cs";
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Package_FromTwoClones_HasTheSameBytesAndAllThatItPromises()
    {
        using TemporaryFolder folder = new();
        string first = await PackAsync(folder, "one");
        string second = await PackAsync(folder, "another, path");

        foreach (string package in Directory.GetFiles(first))
        {
            Assert.Equal(await File.ReadAllBytesAsync(package, Token), await File.ReadAllBytesAsync(Path.Combine(second, Path.GetFileName(package)), Token));
        }

        AssertContents(Path.Combine(first, "FalGenerated.0.1.0.nupkg"));
        AssertSources(Path.Combine(first, "FalGenerated.0.1.0.snupkg"));
    }

    private static void AssertContents(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
        string[] wanted =
        [
            "README.md", "LICENSE", "lib/net10.0/FalGenerated.dll", "lib/net10.0/FalGenerated.xml", "openapi/contract.lock.json",
            .. new[] { "openapi.json", "effective.json", "llms.txt", "pricing.json" }.Select(file => "openapi/fal-ai/bytedance-upscaler/upscale/video/" + file),
        ];
        Assert.Empty(wanted.Except(names));

        string nuspec = Text(archive, "FalGenerated.nuspec");
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("NSwag", nuspec, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Generator", nuspec, StringComparison.OrdinalIgnoreCase);
        AssertSaysItsContract(nuspec, Text(archive, "openapi/contract.lock.json"));
        Assert.Contains("P:FalGenerated.BytedanceUpscaler.UpscaleVideoInput.ScaleRatio", Text(archive, "lib/net10.0/FalGenerated.xml"), StringComparison.Ordinal);
    }

    /// <summary>Hash, origin and day in the release notes, the hash's beginning in the version: both as the lock inside has them.</summary>
    private static void AssertSaysItsContract(string nuspec, string contracts)
    {
        using JsonDocument locked = JsonDocument.Parse(contracts);
        JsonElement entry = locked.RootElement.GetProperty("endpoints").GetProperty(Endpoint);
        string sha256 = entry.GetProperty("sha256").GetString()!;
        Assert.Contains($"<version>0.1.0+contract.{sha256[..8]}</version>", nuspec, StringComparison.Ordinal);
        Assert.Contains(
            $"<releaseNotes>Contract of {Endpoint}: sha256 {sha256}, {entry.GetProperty("obtained").GetString()}, {entry.GetProperty("fetchedAt").GetString()![..10]}</releaseNotes>",
            nuspec,
            StringComparison.Ordinal);
    }

    private static void AssertSources(string symbols)
    {
        using ZipArchive archive = ZipFile.OpenRead(symbols);
        using MemoryStream pdb = new();
        using (Stream entry = archive.GetEntry("lib/net10.0/FalGenerated.pdb")!.Open())
        {
            entry.CopyTo(pdb);
        }

        pdb.Position = 0;
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(pdb);
        MetadataReader reader = provider.GetMetadataReader();
        DocumentHandle document = reader.Documents.Single(handle => reader.GetString(reader.GetDocument(handle).Name).EndsWith(Generated, StringComparison.Ordinal));
        Assert.StartsWith("/_/", reader.GetString(reader.GetDocument(document).Name), StringComparison.Ordinal);
        Assert.Contains(reader.GetCustomDebugInformation(document), handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == EmbeddedSource);
    }

    private static async Task<string> PackAsync(TemporaryFolder folder, string name)
    {
        string clone = folder.PathOf(name), output = folder.PathOf(Guid.NewGuid().ToString("N"));
        CommandRun cloned = await CommandRun.StartAsync("git", folder.Root, Token, "clone", "--quiet", Repository.Root, clone);
        Assert.True(cloned.ExitCode == 0, cloned.Output);
        CommandRun packed = await CommandRun.DotnetAsync(clone, Token, "pack", "src/FalGenerated", "-nologo", "-v", "q", "-o", output);
        Assert.True(packed.ExitCode == 0, packed.Output);
        return output;
    }

    private static string Text(ZipArchive archive, string name)
    {
        using StreamReader reader = new(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}

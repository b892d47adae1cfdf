using System.Xml.Linq;

namespace FalGenerated.EndToEnd.Tests.Conventions;

/// <summary>Who may see whom. The emulator is a witness only while it shares no type with the SDK; the generator must run when the product does not compile.</summary>
public sealed class ProjectReferenceTests
{
    [Theory]
    [InlineData("src/FalGenerated", "generator/FalGenerated.Generator (build only)")]
    [InlineData("src/FalGenerated.Emulator", "")]
    [InlineData("src/FalGenerated.Batches", "src/FalGenerated")]
    [InlineData("src/FalGenerated.Cli", "src/FalGenerated, src/FalGenerated.Batches, src/FalGenerated.Emulator")]
    [InlineData("src/FalGenerated.Mcp", "src/FalGenerated")]
    [InlineData("src/FalGenerated.Playground", "src/FalGenerated, src/FalGenerated.Emulator")]
    [InlineData("src/FalGenerated.PostgreSql", "src/FalGenerated")]
    [InlineData("src/FalGenerated.Docs", "src/FalGenerated.AspNetCore, src/FalGenerated.Emulator, src/FalGenerated.Quartz")]
    [InlineData("src/FalGenerated.Quartz", "src/FalGenerated.PostgreSql")]
    [InlineData("src/FalGenerated.Worker", "src/FalGenerated.Batches, src/FalGenerated.Quartz")]
    [InlineData("generator/FalGenerated.Generator", "")]
    public void Project_References_AreExactly(string project, string expected)
    {
        string folder = Repository.PathOf(project.Split('/'));
        XDocument file = XDocument.Load(Directory.GetFiles(folder, "*.csproj").Single());

        IEnumerable<string> references = file.Descendants("ProjectReference").Select(reference => Describe(folder, reference));
        if (file.Descendants("FalContract").Any())
        {
            // Directory.Build.targets references the generator from every project that names a contract.
            references = references.Append("generator/FalGenerated.Generator (build only)");
        }

        Assert.Equal(expected, string.Join(", ", references.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Sources_UnderSrc_DoNotReachIntoGeneratorOrTests()
    {
        string[] offenders =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
                .Where(file => File.ReadAllText(file).Contains("FalGenerated.Generator", StringComparison.Ordinal)),
        ];

        Assert.Empty(offenders);
    }

    /// <summary>The SDK's project runs the generator in its build; a program that uses the SDK has no use for it.</summary>
    [Fact]
    public void Output_OfAProgramOverTheSdk_HoldsNothingOfTheGenerator() =>
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "fal-contract*").Select(Path.GetFileName));

    private static string Describe(string folder, XElement reference)
    {
        string target = Path.GetFullPath(Path.Combine(folder, (string)reference.Attribute("Include")!));
        string name = Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(target)!).Replace('\\', '/');
        bool buildOnly = (string?)reference.Attribute("ReferenceOutputAssembly") == "false";
        return buildOnly ? name + " (build only)" : name;
    }
}

using System.Text.RegularExpressions;

namespace FalGenerated.PostgreSql.Tests.Conventions;

/// <summary>The folders of the three projects are their layers and namespaces; a layer uses only those before it in its list.</summary>
public sealed partial class LayerTests
{
    private const int MostLines = 400;

    /// <summary>From the ground up; the empty name is the folder of the project.</summary>
    private static readonly Dictionary<string, string[]> Layers = new()
    {
        ["FalGenerated.PostgreSql"] = ["Connections", "Schema", "Idempotency", "Spending", "Batches", "", "DependencyInjection"],
        ["FalGenerated.Quartz"] = ["", "Steps", "Scheduling", "DependencyInjection"],
        ["FalGenerated.Worker"] = ["Hosting", "Orders", "Reporting", "Status", "Terminal", "Commands", ""],
    };

    public static TheoryData<string> Projects => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_AreTheLayers(string project) =>
        Assert.Equal(Layers[project].Order(StringComparer.Ordinal), Files(project).Select(file => file.Layer).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void File_ImportsOnlyTheLayersBeforeItsOwn(string project) =>
        Assert.Empty(
            from file in Files(project)
            from Match import in Imports().Matches(File.ReadAllText(file.Path))
            where import.Groups["project"].Value == project
            where Array.IndexOf(Layers[project], import.Groups["layer"].Value) >= Array.IndexOf(Layers[project], file.Layer)
            select $"{file.Path} imports {import.Groups["layer"].Value}");

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespace_OfEachFile_IsItsFolder(string project) =>
        Assert.Empty(Files(project)
            .Where(file => file.Layer != "DependencyInjection")
            .Where(file => !File.ReadAllText(file.Path).Contains($"namespace {project}{(file.Layer.Length == 0 ? "" : ".")}{file.Layer};", StringComparison.Ordinal))
            .Select(file => file.Path));

    [Theory]
    [MemberData(nameof(Projects))]
    public void File_SpeaksPlainly_AndIsNotLong(string project) =>
        Assert.Empty(Files(project).Where(file => File.ReadAllLines(file.Path).Length > MostLines || Words().IsMatch(File.ReadAllText(file.Path))).Select(file => file.Path));

    private static IEnumerable<(string Path, string Layer)> Files(string project)
    {
        string root = Repository.PathOf("src", project);
        return from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               let layer = Path.GetDirectoryName(Path.GetRelativePath(root, file))!
               where layer.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj") && Path.GetFileName(file) != "Program.cs"
               select (file, layer);
    }

    [GeneratedRegex(@"^using (?<project>FalGenerated\.(?:PostgreSql|Quartz|Worker))(?:\.(?<layer>\w+))?;", RegexOptions.Multiline)]
    private static partial Regex Imports();

    [GeneratedRegex(@"\b(?:nobody|somebody|hears?|learnt|wish(?:es)?)\b|<summary>\s*(?:///)?\s*(?:What|Whether|Where|How|When|Who)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}

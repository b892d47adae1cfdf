using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FalGenerated.EndToEnd.Tests.Conventions;

/// <summary>
/// The solution states each project's references as dependencies, so that a build starts a project when what it needs is done. Otherwise
/// two nodes share all projects out at once, and one of them waits at the end.
/// </summary>
public sealed partial class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Repository.PathOf("FalGenerated.sln"));

    private static readonly Dictionary<string, string> PathOfId = ProjectLine().Matches(Solution)
        .ToDictionary(project => project.Groups["id"].Value, project => project.Groups["path"].Value.Replace('\\', '/'));

    public static TheoryData<string> Projects => [.. PathOfId.Values];

    [Fact]
    public void Solution_HoldsEveryProjectOfTheDisk()
    {
        IEnumerable<string> files = new[] { "src", "generator", "tests" }
            .SelectMany(top => Directory.EnumerateDirectories(Repository.PathOf(top)))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

        Assert.Equal(files.Order(StringComparer.Ordinal), PathOfId.Values.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Dependencies_AreItsReferences(string project)
    {
        string section = ProjectLine().Matches(Solution).Single(match => match.Groups["path"].Value.Replace('\\', '/') == project).Groups["body"].Value;

        IEnumerable<string> dependencies = Dependency().Matches(section).Select(match => PathOfId[match.Groups["id"].Value]);

        Assert.Equal(ReferencesOf(project).Order(StringComparer.Ordinal), dependencies.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ReferencesOf(string project)
    {
        string file = Repository.PathOf(project.Split('/'));
        XDocument document = XDocument.Load(file);
        IEnumerable<string> references = document.Descendants("ProjectReference")
            .Select(reference => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, (string)reference.Attribute("Include")!)))
            .Select(target => Path.GetRelativePath(Repository.Root, target).Replace('\\', '/'));

        // Directory.Build.targets references the generator from every project that names a contract.
        return document.Descendants("FalContract").Any()
            ? references.Append("generator/FalGenerated.Generator/FalGenerated.Generator.csproj")
            : references;
    }

    [GeneratedRegex("""^Project\("[^"]+"\) = "[^"]+", "(?<path>[^"]+\.csproj)", "(?<id>[^"]+)"(?<body>.*?)^EndProject\r?$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ProjectLine();

    [GeneratedRegex("""^\t\t(?<id>\{[^}]+\}) = """, RegexOptions.Multiline)]
    private static partial Regex Dependency();
}

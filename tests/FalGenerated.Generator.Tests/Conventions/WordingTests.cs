using System.Text.RegularExpressions;

namespace FalGenerated.Generator.Tests.Conventions;

/// <summary>Words that the generator's code and documents do without.</summary>
public sealed partial class WordingTests
{
    [Fact]
    public void No_file_speaks_of_somebody() =>
        Assert.DoesNotContain(Files("*.cs", "*.md", "*.liquid", "*.targets", "*.props"), file => Persons().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void No_summary_opens_with_a_question() =>
        Assert.DoesNotContain(Files("*.cs", "*.liquid"), file => Questions().IsMatch(File.ReadAllText(file)));

    private static string[] Files(params string[] patterns)
    {
        string root = Repository.PathOf("generator");
        string[] found = [.. patterns.SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))];
        Assert.NotEmpty(found);
        return found;
    }

    [GeneratedRegex(@"\b(?:nobody|somebody|hears?|learnt|wish(?:es)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Persons();

    [GeneratedRegex(@"<summary>\s*(?:///)?\s*(?:What|Whether|Where|How|When|Who)\b")]
    private static partial Regex Questions();
}

using System.Text.RegularExpressions;

namespace FalGenerated.Tests.Conventions;

/// <summary>Words that the SDK's code and the repository's pages do without: the field has its own.</summary>
public sealed partial class WordingTests
{
    [Fact]
    public void No_file_speaks_of_somebody() =>
        Assert.DoesNotContain(Files(), file => Persons().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void No_source_uses_a_private_word_for_a_term_of_the_field() =>
        Assert.DoesNotContain(Sources(), file => PrivateWords().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void No_summary_opens_with_a_question() =>
        Assert.DoesNotContain(Sources(), file => Questions().IsMatch(File.ReadAllText(file)));

    private static string[] Sources()
    {
        string root = Repository.PathOf("src", "FalGenerated");
        string[] found = [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))];
        Assert.NotEmpty(found);
        return found;
    }

    private static string[] Files() =>
    [
        .. Sources(), Repository.PathOf("README.md"), Repository.PathOf("CONTRIBUTING.md"), Repository.PathOf("CHANGELOG.md"),
        Repository.PathOf("src", "FalGenerated", "README.md"),
    ];

    [GeneratedRegex(@"\b(?:nobody|somebody|hears?|learnt|wish(?:es)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Persons();

    // Idempotency key, limit, permit, outcome, event, failure window, unknown member.
    [GeneratedRegex(@"\b(?:intents?|fuses?|tickets?|fates?|story|outages?|surprises?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateWords();

    [GeneratedRegex(@"<summary>\s*(?:///)?\s*(?:What|Whether|Where|How|When|Who)\b")]
    private static partial Regex Questions();
}

using System.Text.RegularExpressions;

namespace FalGenerated.Emulator.Tests.Conventions;

/// <summary>The emulator's code reads as other .NET code does: no words of a private dialect, and summaries that say what a member is or does.</summary>
public sealed partial class WordTests
{
    private static readonly string Folder = Repository.PathOf("src", "FalGenerated.Emulator");

    private static readonly IReadOnlyList<string> Files =
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".md")
            .Where(path => Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")),
    ];

    [Fact]
    public void Text_HasNoPrivateWords() => Assert.All(Files, path => Assert.Empty(PrivateWord().Matches(File.ReadAllText(path)).Select(match => match.Value)));

    [Fact]
    public void Summary_BeginsWithNoQuestionWord()
    {
        Assert.NotEmpty(Files);
        Assert.All(Files, path => Assert.Empty(QuestionSummary().Matches(File.ReadAllText(path)).Select(match => match.Value)));
    }

    [GeneratedRegex(@"\b(nobody|somebody|everybody|whoever|hears?|learnt|wish)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateWord();

    [GeneratedRegex(@"<summary>[\s/]*(What|Whether|Where|How|When|Who)\b.*")]
    private static partial Regex QuestionSummary();
}

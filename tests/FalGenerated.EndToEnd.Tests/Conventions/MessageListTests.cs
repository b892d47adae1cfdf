using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FalGenerated.EndToEnd.Tests.Conventions;

/// <summary>
/// Every message of the SDK and the tools, in one list to be read: <c>artifacts/messages.md</c>. A message is a text with a blank that an exception, a
/// finding or a refusal is made with.
/// </summary>
public sealed partial class MessageListTests
{
    private static readonly string[] Sources = ["src", "generator"];
    private static readonly string[] Makers = ["Refusal", "Warning", "Refuse", "Refused", "Problem", "Complain"];

    [Fact]
    public void Messages_OfEverySource_AreListedAndPlain()
    {
        List<(string File, int Line, string Text)> messages = [.. Files().SelectMany(MessagesOf)];
        Write(messages);

        Assert.True(messages.Count > 200, $"{messages.Count} messages");
        Assert.DoesNotContain(messages, message => PrivateWords().IsMatch(message.Text));
        Assert.DoesNotContain(messages, message => message.Text.Trim().Contains("  ", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Files() => Sources
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<(string File, int Line, string Text)> MessagesOf(string path)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        foreach (ExpressionSyntax text in root.DescendantNodes().OfType<ExpressionSyntax>().Where(IsText).Where(text => !text.Ancestors().OfType<InterpolationSyntax>().Any()))
        {
            string words = WordsOf(text);
            if (words.Contains(' ', StringComparison.Ordinal) && IsOfAMessage(text))
            {
                yield return (Path.GetRelativePath(Repository.Root, path), text.GetLocation().GetLineSpan().StartLinePosition.Line + 1, words);
            }
        }
    }

    private static bool IsText(ExpressionSyntax node) => node is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression };

    private static bool IsOfAMessage(ExpressionSyntax text) => text.Ancestors().TakeWhile(node => node is not (StatementSyntax or MemberDeclarationSyntax) || node is ThrowStatementSyntax).Any(node => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        BaseObjectCreationExpressionSyntax made => made is ImplicitObjectCreationExpressionSyntax || made is ObjectCreationExpressionSyntax { Type: var type } && type.ToString().EndsWith("Exception", StringComparison.Ordinal),
        InvocationExpressionSyntax call => Makers.Contains(call.Expression.ToString().Split('.')[^1]),
        ConstructorInitializerSyntax => true,
        _ => false,
    });

    private static string WordsOf(ExpressionSyntax text) => text switch
    {
        InterpolatedStringExpressionSyntax parts => string.Concat(parts.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : part.ToString())),
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        _ => "",
    };

    private static void Write(List<(string File, int Line, string Text)> messages)
    {
        StringBuilder page = new($"# Messages\n\n{messages.Count} texts of exceptions, findings and refusals.\n");
        foreach (IGrouping<string, (string File, int Line, string Text)> file in messages.GroupBy(message => message.File))
        {
            page.Append("\n## ").Append(file.Key).Append("\n\n");
            foreach ((_, int line, string text) in file)
            {
                page.Append("- ").Append(line).Append(": ").Append(text).Append('\n');
            }
        }

        string folder = Repository.PathOf("artifacts");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "messages.md"), page.ToString());
    }

    [GeneratedRegex(@"\b(?:nobody|somebody|hears?|learnt|wish(?:es)?|intents?|fuses?|tickets?|fates?|outages?|surprises?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateWords();
}

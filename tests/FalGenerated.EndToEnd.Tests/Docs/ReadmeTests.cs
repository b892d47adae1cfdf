using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>Every C# block of a README compiles against the assemblies of this build, so that the first example a reader copies works.</summary>
public sealed partial class ReadmeTests
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static TheoryData<string> Pages
    {
        get
        {
            IEnumerable<string> projectPages = new[] { "src", "generator" }
                .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "README.md", SearchOption.AllDirectories))
                .Where(page => !page.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
            return [.. projectPages.Prepend(Repository.PathOf("README.md")).Select(page => Path.GetRelativePath(Repository.Root, page))];
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_EveryCSharpBlock_Compiles(string page)
    {
        string text = File.ReadAllText(Repository.PathOf(page));
        foreach (Match block in CSharpBlock().Matches(text))
        {
            Assert.Empty(Compile(block.Groups["code"].Value));
        }
    }

    [Fact]
    public void FrontPage_HasAtMost150Lines_AndAnExample()
    {
        string text = File.ReadAllText(Repository.PathOf("README.md"));

        Assert.InRange(text.Split('\n').Length, 1, 150);
        Assert.Matches(CSharpBlock(), text);
    }

    private static string[] Compile(string code)
    {
        string assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(code)],
            assemblies.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString())];
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}

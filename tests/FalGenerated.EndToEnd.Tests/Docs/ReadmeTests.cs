using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>Every C# block of a README compiles against the assemblies of this build, so that the first example a reader copies works.</summary>
public sealed class ReadmeTests
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

    // A program of the web SDK: it is the source of tests/FalGenerated.AspNetCore.Sample, which is compiled and run, and compared with the page, there.
    private const string WebPage = "src/FalGenerated.AspNetCore/README.md";

    // A package that was built against an older framework: the SDK's own builds leave these warnings out too.
    private static readonly Dictionary<string, ReportDiagnostic> Usual = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    public static TheoryData<string> Names => [.. Pages.All.Where(page => page != WebPage)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_EveryCSharpBlock_Compiles(string page) =>
        Assert.All(Pages.Blocks(page).Where(block => block.Language == "csharp"), block => Assert.Empty(Compile(block.Text)));

    [Fact]
    public void FrontPage_HasAtMost150Lines_AndAnExample()
    {
        Assert.InRange(Pages.Text("README.md").Split('\n').Length, 1, 150);
        Assert.Contains(Pages.Blocks("README.md"), block => block.Language == "csharp");
    }

    private static string[] Compile(string code)
    {
        string assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(code)],
            assemblies.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: Usual));
        return [.. compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString())];
    }
}

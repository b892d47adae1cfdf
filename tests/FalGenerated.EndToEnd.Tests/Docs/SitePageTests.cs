using System.Reflection;
using FalGenerated.Cli;
using FalGenerated.Docs.Building;
using FalGenerated.Docs.Pages;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>The pages of the site: commands that the programs accept, members that exist, tables that are found. Their C# compiles in <see cref="ReadmeTests"/>.</summary>
public sealed class SitePageTests
{
    private static readonly FalGenerated.Docs.Building.Repository Clone = FalGenerated.Docs.Building.Repository.Find();

    public static TheoryData<string> Names => [.. Pages.Site];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_EveryCommandOfTheCommandLine_IsAccepted(string page)
    {
        foreach (string command in Pages.Blocks(page).Where(block => block.Language == "sh").SelectMany(block => Pages.Commands(block.Text)))
        {
            string arguments = command.Replace("dotnet run --project src/FalGenerated.Cli --", "fal-upscale", StringComparison.Ordinal);
            if (arguments.StartsWith("fal-upscale ", StringComparison.Ordinal))
            {
                Assert.Empty(CommandLineProgram.CreateRoot().Parse(arguments["fal-upscale ".Length..]).Errors.Select(error => $"{command}: {error.Message}"));
            }
        }
    }

    [Fact]
    public void Site_HasAPageForEachTable_AndEverySharedPage()
    {
        IReadOnlyList<SitePage> pages = SitePages.Of(Clone);

        Assert.Equal(pages.Count, pages.Select(page => page.Path).Distinct().Count());
        Assert.All(pages, page => Assert.StartsWith("# ", page.Text, StringComparison.Ordinal));
        Assert.Contains("| `FalOutcomeUnknownException` |", pages.Single(page => page.Path == "reference/errors.md").Text, StringComparison.Ordinal);
        Assert.Contains("| 130 |", pages.Single(page => page.Path == "reference/exit-codes.md").Text, StringComparison.Ordinal);
    }

    /// <summary>DocFX leaves extension members out without a word.</summary>
    [Fact]
    public void ExtensionMembers_AreEachOnTheirPage()
    {
        string page = Pages.Text("src/FalGenerated.Docs/site/reference/extension-members.md");
        IEnumerable<string> members = typeof(FalClient).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Namespace?.StartsWith("FalGenerated.CodeGeneration", StringComparison.Ordinal) != true)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute)) || (method.Name.StartsWith("get_", StringComparison.Ordinal) && method.GetParameters().Length == 1))
            .Select(method => method.Name.Replace("get_", "", StringComparison.Ordinal))
            .Distinct();

        Assert.Equal("", string.Join(", ", members.Where(member => !page.Contains($"`{member}`", StringComparison.Ordinal))));
    }

    [Fact]
    public void AgentsPage_IsCurrent() => Assert.Equal(AgentsPage.Text(Clone), Pages.Text("AGENTS.md"));

    [Fact]
    public void LayerPicture_HasEveryLayerOfTheTest() => Assert.Contains("Idempotency", LayerPicture.Layers(Clone));
}

using FalGenerated.Docs.Building;

namespace FalGenerated.Docs.Pages;

/// <summary>All pages but those of the API: what is written for the site, the pages of packages and programs, and tables that are taken from them.</summary>
internal static class SitePages
{
    private const string Contract = "openapi/fal-ai/bytedance-upscaler/upscale/video/CONTRACT.md";
    private const string Written = "src/FalGenerated.Docs/site";

    /// <summary>Pages that stand in the repository for other readers too, by their path in the site.</summary>
    public static IReadOnlyDictionary<string, string> Shared { get; } = new Dictionary<string, string>
    {
        ["reference/sdk.md"] = "src/FalGenerated/README.md",
        ["reference/aspnetcore.md"] = "src/FalGenerated.AspNetCore/README.md",
        ["reference/emulator.md"] = "src/FalGenerated.Emulator/README.md",
        ["reference/postgresql.md"] = "src/FalGenerated.PostgreSql/README.md",
        ["reference/quartz.md"] = "src/FalGenerated.Quartz/README.md",
        ["reference/cli.md"] = "src/FalGenerated.Cli/README.md",
        ["reference/worker.md"] = "src/FalGenerated.Worker/README.md",
        ["reference/mcp.md"] = "src/FalGenerated.Mcp/README.md",
        ["reference/playground.md"] = "src/FalGenerated.Playground/README.md",
        ["reference/generator.md"] = "generator/README.md",
        ["reference/drift-rules.md"] = "generator/drift-rules.md",
        ["reference/contract.md"] = Contract,
        ["reference/changelog.md"] = "CHANGELOG.md",
    };

    public static IReadOnlyList<SitePage> Of(Repository repository) =>
    [
        .. Directory.EnumerateFiles(repository.PathOf(Written), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => WrittenPage(repository, file)),
        .. Shared.Select(page => new SitePage(page.Key, page.Value, SharedLinks.Within(repository.Read(page.Value), page.Key, page.Value, Shared))),
        .. TablePages.Of(repository),
    ];

    private static SitePage WrittenPage(Repository repository, string file)
    {
        string path = Path.GetRelativePath(repository.PathOf(Written), file).Replace('\\', '/');
        return new(path, $"{Written}/{path}", File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}

using System.Diagnostics;
using FalGenerated.Docs.Pages;

namespace FalGenerated.Docs.Building;

/// <summary>Puts the pages together and runs DocFX over them. A warning of DocFX, such as a link that leads nowhere, fails the build.</summary>
internal static class SiteBuilder
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Repository repository, TextWriter log)
    {
        string work = repository.PathOf("artifacts", "docs"), site = repository.PathOf("artifacts", "site");
        foreach (string folder in (string[])[work, site])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
        }

        await WriteSourcesAsync(repository, work).ConfigureAwait(false);
        foreach (string[] step in (string[][])[["tool", "restore"], ["docfx", Path.Combine(work, "docfx.json"), "--warningsAsErrors"]])
        {
            if (await DotnetAsync(repository, step).ConfigureAwait(false) is not 0 and int code)
            {
                return code;
            }
        }

        IReadOnlyList<SitePage> pages = SitePages.Of(repository);
        await File.WriteAllTextAsync(Path.Combine(site, "llms.txt"), LlmsText.Index(pages)).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(site, "llms-full.txt"), LlmsText.Full(pages)).ConfigureAwait(false);
        await File.WriteAllTextAsync(repository.PathOf("AGENTS.md"), AgentsPage.Text(repository)).ConfigureAwait(false);
        await log.WriteLineAsync(FormattableString.Invariant($"{Directory.GetFiles(site, "*.html", SearchOption.AllDirectories).Length} pages in artifacts/site")).ConfigureAwait(false);
        return 0;
    }

    private static async Task WriteSourcesAsync(Repository repository, string work)
    {
        foreach (SitePage page in SitePages.Of(repository))
        {
            string path = Path.Combine(work, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, page.Text).ConfigureAwait(false);
        }

        string pictures = Directory.CreateDirectory(Path.Combine(work, "images")).FullName;
        await File.WriteAllTextAsync(Path.Combine(pictures, "layers.svg"), LayerPicture.Svg(repository)).ConfigureAwait(false);
        string source = repository.PathOf("src", "FalGenerated.Docs", "site");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)))
        {
            string text = (await File.ReadAllTextAsync(file).ConfigureAwait(false))
                .Replace("\"BIN\"", Json(AppContext.BaseDirectory), StringComparison.Ordinal)
                .Replace("\"OUT\"", Json(repository.PathOf("artifacts", "site")), StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(work, Path.GetRelativePath(source, file)), text).ConfigureAwait(false);
        }
    }

    private static string Json(string path) => $"\"{path.Replace('\\', '/')}\"";

    private static async Task<int> DotnetAsync(Repository repository, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository.PathOf() })!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }
}

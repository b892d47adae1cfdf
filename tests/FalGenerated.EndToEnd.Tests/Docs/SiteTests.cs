using System.Globalization;
using System.Text.RegularExpressions;

namespace FalGenerated.EndToEnd.Tests.Docs;

/// <summary>The built site: links and anchors lead somewhere, and no page loads anything from elsewhere. The command builds it first.</summary>
public sealed partial class SiteTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Site_Built_HasNoBrokenLink_AndLoadsNothingFromElsewhere()
    {
        long started = TimeProvider.System.GetTimestamp();
        string log = await RunAsync();
        double seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        string site = Repository.PathOf("artifacts", "site");
        string[] pages = [.. Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).Where(page => Path.GetFileName(page) != "toc.html")];
        Dictionary<string, HashSet<string>> anchors = pages.ToDictionary(page => page, page => Id().Matches(File.ReadAllText(page)).Select(id => id.Groups["id"].Value).ToHashSet());
        List<string> broken = [];
        List<string> foreign = [];
        int links = 0;
        foreach (string page in pages)
        {
            string text = File.ReadAllText(page);
            foreign.AddRange(Loaded().Matches(text).Select(found => found.Value).Where(found => found.Contains("//", StringComparison.Ordinal)).Select(found => $"{Path.GetRelativePath(site, page)}: {found}"));
            foreach (Match link in Link().Matches(text))
            {
                links++;
                string[] parts = Uri.UnescapeDataString(link.Groups["target"].Value).Split('#', 2);
                string target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0].Split('?')[0]));
                bool isThere = parts.Length < 2 || parts[1].Length == 0 || !anchors.TryGetValue(target, out HashSet<string>? ids) || ids.Contains(parts[1]);
                if (!(File.Exists(target) || Directory.Exists(target)) || !isThere)
                {
                    broken.Add($"{Path.GetRelativePath(site, page)}: {link.Groups["target"].Value}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Length} pages, {links} links, {broken.Count} broken, {seconds:0} s to build"));
        Assert.Equal("", string.Join("\n", broken.Distinct().Take(20)));
        Assert.Equal("", string.Join("\n", foreign.Distinct().Take(20)));
        Assert.True(pages.Length > 150, log);
        Assert.True(File.Exists(Path.Combine(site, "llms.txt")) && File.Exists(Path.Combine(site, "llms-full.txt")));
    }

    private static async Task<string> RunAsync()
    {
        System.Diagnostics.ProcessStartInfo start = new("dotnet", ["run", "--project", "src/FalGenerated.Docs"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(start)!;
        string log = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, log);
        return log;
    }

    [GeneratedRegex("<a[^>]*? href=\"(?!https?:|mailto:|javascript:)(?<target>[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("(?:id|name)=\"(?<id>[^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<(?:script|img|iframe)[^>]*? src=\"[^\"]+\"|<link[^>]*? href=\"[^\"]+\"")]
    private static partial Regex Loaded();
}

using System.Text;

namespace FalGenerated.Docs.Pages;

/// <summary>The documentation for language models: a list of pages, and all of them in one text.</summary>
internal static class LlmsText
{
    public static string Index(IReadOnlyList<SitePage> pages)
    {
        StringBuilder text = new("""
            # FalGenerated

            > A .NET 10 client for fal's video upscaler, the queue endpoint fal-ai/bytedance-upscaler/upscale/video, and for any other endpoint of the
            > queue. Unofficial. It never pays twice, never loses a result, never guesses a price, and says what is wrong before it costs.

            All pages in one text: llms-full.txt

            """);
        foreach (IGrouping<string, SitePage> part in pages.GroupBy(page => page.Path.Contains('/', StringComparison.Ordinal) ? page.Path.Split('/')[0] : "").Where(part => part.Key.Length > 0))
        {
            text.Append("\n## ").Append(part.Key).Append("\n\n");
            foreach (SitePage page in part.Where(page => !page.Path.EndsWith("index.md", StringComparison.Ordinal)))
            {
                text.Append("- [").Append(page.Title).Append("](").Append(page.Path.Replace(".md", ".html", StringComparison.Ordinal)).Append(")\n");
            }
        }

        return text.ToString();
    }

    public static string Full(IReadOnlyList<SitePage> pages) => string.Join("\n", pages.Select(page => $"<!-- {page.Path} -->\n{page.Text}"));
}

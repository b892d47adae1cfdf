namespace FalGenerated.Docs.Pages;

/// <summary>A page of the site as Markdown.</summary>
/// <param name="Path">Its path in the site, with slashes.</param>
/// <param name="Source">The file that it was written in, by its path in the repository; null for one that is put together from several.</param>
/// <param name="Text">Its text, whose links lead within the site.</param>
internal sealed record SitePage(string Path, string? Source, string Text)
{
    /// <summary>The first heading.</summary>
    public string Title => Text.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..] ?? Path;
}

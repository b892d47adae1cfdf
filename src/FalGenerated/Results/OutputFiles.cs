using Newtonsoft.Json.Linq;

namespace FalGenerated.Results;

/// <summary>Finds the files of an untyped output: its objects with an http or https address in <c>url</c>.</summary>
internal static class OutputFiles
{
    /// <summary>Each file with its path, in the order of the output.</summary>
    public static IReadOnlyList<KeyValuePair<string, FalFile>> Find(JToken output) =>
    [
        .. from holder in output is JContainer container ? container.DescendantsAndSelf().OfType<JObject>() : []
           where holder["url"] is JValue { Value: string url } && IsFetchable(url)
           select KeyValuePair.Create(PathOf(output, holder), FileOf(holder)),
    ];

    /// <summary>Selects the only file of an output; null when it has none, or several.</summary>
    public static FalFile? Only(object? output) => output is JToken tree && Find(tree) is [var one] ? one.Value : null;

    /// <summary>Says why an output has no file that could be selected.</summary>
    public static string Problem(object? output) => output is JToken tree && Find(tree) is { Count: > 1 } several
        ? $"The result has {several.Count} files ({string.Join(", ", several.Take(5).Select(file => file.Key))}): select one of FindFiles, or call DownloadFilesAsync."
        : "The result has no file where one was selected: look at its other members.";

    private static bool IsFetchable(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http";

    // The output may itself be a part of another tree.
    private static string PathOf(JToken root, JObject holder) => root.Path.Length > 0 && holder.Path.StartsWith(root.Path, StringComparison.Ordinal)
        ? holder.Path[root.Path.Length..].TrimStart('.')
        : holder.Path;

    private static FalFile FileOf(JObject holder) => new()
    {
        Url = (string)holder["url"]!,
        ContentType = TextOf(holder["content_type"]),
        FileName = TextOf(holder["file_name"]),
        FileSize = holder["file_size"] is JValue { Value: long size and >= 0 } ? size : null,
    };

    private static string? TextOf(JToken? value) => (value as JValue)?.Value as string;
}

using FalGenerated.BytedanceUpscaler;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace FalGenerated.Batches.Sources;

/// <summary>
/// Makes clips of files, folders, globs and manifests. A folder stands for the videos in it, not for those in folders below; a glob with
/// <c>**</c> reaches those.
/// </summary>
internal static class SourceList
{
    private static readonly string[] Endings = [".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi"];

    /// <param name="sources">What the command line names.</param>
    /// <param name="folder">The folder of the outputs, as a full path.</param>
    /// <param name="names">The names of the outputs.</param>
    /// <param name="options">How to enhance what names nothing else.</param>
    /// <exception cref="BatchRefusedException">A source is not there, holds no video, or two clips would have one output; it names all problems.</exception>
    public static IReadOnlyList<BatchClip> Read(IReadOnlyList<string> sources, string folder, NamePattern names, UpscaleOptions options)
    {
        List<string> problems = [];
        List<(string Source, string? Output, UpscaleOptions Options)> found = [];
        foreach (string source in sources)
        {
            if (Manifest.Is(source) && File.Exists(source))
            {
                found.AddRange(Rows(source, options, problems));
            }
            else
            {
                found.AddRange(FilesOf(source, problems).Select(file => (file, (string?)null, options)));
            }
        }

        BatchClip[] clips =
        [
            .. found.DistinctBy(clip => (clip.Source, clip.Output))
                .Select((clip, index) => new BatchClip(clip.Source, Path.Combine(folder, clip.Output ?? names.NameOf(clip.Source, index + 1)), clip.Options)),
        ];
        problems.AddRange(Clashes(clips));
        return problems.Count == 0 ? clips : throw new BatchRefusedException(problems);
    }

    private static IEnumerable<(string Source, string? Output, UpscaleOptions Options)> Rows(string manifest, UpscaleOptions options, List<string> problems)
    {
        string root = Path.GetDirectoryName(Path.GetFullPath(manifest))!;
        foreach (ManifestRow row in Manifest.Read(manifest, problems))
        {
            string file = Path.GetFullPath(row.Source, root);
            if (row.Source.Length > 0 && !File.Exists(file))
            {
                problems.Add(row.At($"there is no file {file}."));
            }

            yield return (file, row.Output, row.Over(options));
        }
    }

    private static IEnumerable<string> Clashes(IReadOnlyList<BatchClip> clips) => clips
        .GroupBy(clip => clip.Output, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"{string.Join(" and ", group.Take(5).Select(clip => clip.Source))} would both become {Path.GetFileName(group.Key)}: give each an output name of its own.")
        .Concat(clips.Where(clip => clip.Output == clip.Source).Take(5).Select(clip => $"The output of {clip.Source} would replace it: choose another --output-folder."));

    private static string[] FilesOf(string source, List<string> problems)
    {
        string[] files = Directory.Exists(source) ? VideosIn(source) : File.Exists(source) ? [Path.GetFullPath(source)] : Matches(source);
        if (files.Length == 0)
        {
            problems.Add(
                Directory.Exists(source) ? $"The folder {source} holds no video ({string.Join(", ", Endings)})."
                : source.Contains('*', StringComparison.Ordinal) ? $"No file matches {source}."
                : $"There is no file or folder {source}.");
        }

        return files;
    }

    private static string[] VideosIn(string folder) =>
        [.. Directory.EnumerateFiles(Path.GetFullPath(folder))
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];

    private static string[] Matches(string pattern)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return [];
        }

        // What stands before the first star names the folder to look in.
        string fixedPart = Path.GetDirectoryName(pattern[..pattern.IndexOf('*', StringComparison.Ordinal)]) ?? "";
        string root = fixedPart.Length == 0 ? Environment.CurrentDirectory : Path.GetFullPath(fixedPart);
        Matcher matcher = new(StringComparison.Ordinal);
        matcher.AddInclude(pattern[fixedPart.Length..].TrimStart('/', '\\'));
        return !Directory.Exists(root) ? []
            : [.. matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(root))).Files.Select(file => Path.GetFullPath(file.Path, root)).Order(StringComparer.Ordinal)];
    }
}

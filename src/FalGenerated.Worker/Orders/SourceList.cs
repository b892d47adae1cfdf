using FalGenerated.BytedanceUpscaler;
using FalGenerated.PostgreSql.Batches;
using FalGenerated.Worker.Hosting;

namespace FalGenerated.Worker.Orders;

/// <summary>Makes clips of files and folders. A folder stands for the videos in it, not for those in folders below.</summary>
internal static class SourceList
{
    private static readonly string[] Endings = [".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi"];

    /// <exception cref="RefusedException">A source is not there, holds no video, or two clips would have one output; it names all problems.</exception>
    public static IReadOnlyList<ClipOrder> Read(IReadOnlyList<string> sources, string folder, UpscaleOptions options)
    {
        List<string> problems = [];
        List<string> files = [];
        foreach (string source in sources)
        {
            IReadOnlyList<string> found = FilesOf(source);
            if (found.Count == 0)
            {
                problems.Add(Directory.Exists(source) ? $"The folder {source} holds no video ({string.Join(", ", Endings)})." : $"There is no file or folder {source}.");
            }

            files.AddRange(found);
        }

        ClipOrder[] clips = [.. files.Distinct(StringComparer.Ordinal).Select(file => new ClipOrder(file, Path.Combine(folder, Path.GetFileName(file)), options))];
        problems.AddRange(clips
            .GroupBy(clip => clip.Output, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(" and ", group.Take(5).Select(clip => clip.Source))} have the same file name: give them outputs in different folders, by a batch each."));
        problems.AddRange(clips.Where(clip => clip.Output == clip.Source).Take(5).Select(clip => $"The output of {clip.Source} would replace it: choose another --output-folder."));
        return problems.Count == 0 ? clips : throw new RefusedException(ExitCode.Refused, string.Join(" ", problems.Take(20)));
    }

    private static IReadOnlyList<string> FilesOf(string source) => Directory.Exists(source)
        ? [.. Directory.EnumerateFiles(Path.GetFullPath(source))
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)]
        : File.Exists(source) ? [Path.GetFullPath(source)] : [];
}

using FalGenerated.Files;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Results;

/// <summary>Downloads all files of an untyped output into one folder, each under a name of its own.</summary>
internal static class OutputDownload
{
    /// <summary>Plans the target of each file: the name that the service gave, with a number where two files share one.</summary>
    /// <exception cref="FalTransferException">A file of that name exists already, and must not be replaced.</exception>
    public static IReadOnlyList<(FalFile File, string Path)> Plan(JToken output, string folder, DownloadOptions options)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<(FalFile File, string Path)> plan = [];
        foreach ((_, FalFile file) in OutputFiles.Find(output))
        {
            string path = DownloadTarget.Of(folder, file.FileName, new Uri(file.Url));
            for (int number = 2; !taken.Add(path); number++)
            {
                path = DownloadTarget.Of(folder, Numbered(file, number), new Uri(file.Url));
            }

            plan.Add((file, path));
        }

        return options.Overwrite || plan.Find(one => File.Exists(one.Path)) is not { Path: { } present } ? plan : throw PartialFile.Exists(present);
    }

    private static string Numbered(FalFile file, int number)
    {
        string name = Path.GetFileName(DownloadTarget.Of("." + Path.DirectorySeparatorChar, file.FileName, new Uri(file.Url)));
        return $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}";
    }
}

using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Video;

namespace FalGenerated.Cli.Arguments;

/// <summary>Interprets the video argument: a path or a URL.</summary>
internal static class SourceText
{
    private const int LongestShown = 100;

    /// <summary>Returns the URL, or null for a path; a <c>file:</c> URL of this machine is a path.</summary>
    /// <exception cref="CommandException">The URL is neither http, https nor a file of this machine.</exception>
    public static Uri? ParseUrl(string source)
    {
        if (source.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            throw BadScheme("data");
        }

        if (!source.Contains("://", StringComparison.Ordinal) || !Uri.TryCreate(source, UriKind.Absolute, out Uri? address))
        {
            return null;
        }

        return address.Scheme is "http" or "https" ? address
            : !address.IsFile ? throw BadScheme(address.Scheme)
            : address.IsUnc ? throw BadScheme("file, of another machine")
            : null;
    }

    /// <summary>Returns the path of a source that is not a URL.</summary>
    public static string PathIn(string source) =>
        source.StartsWith("file://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && address.IsFile
            ? address.LocalPath
            : source;

    /// <summary>Creates the source to probe.</summary>
    /// <param name="source">A path or a URL.</param>
    /// <param name="local">True to allow a URL that names this machine; one that merely resolves to it is always refused.</param>
    /// <exception cref="CommandException">The URL is neither http nor https.</exception>
    public static VideoSource ToVideo(string source, bool local) =>
        ParseUrl(source) is { } address
            ? VideoSource.FromUrl(address, allowPrivateAddresses: local && address.IsLoopback)
            : VideoSource.FromFile(PathIn(source));

    /// <summary>Throws if the file is missing, is a folder, or is empty.</summary>
    /// <exception cref="CommandException">The file cannot be used.</exception>
    public static void EnsureUsableFile(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new CommandException(ExitCode.Refused, "file_missing", $"'{Shown(path)}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}; give a video file.");
        }

        if (file.Length == 0)
        {
            throw new CommandException(ExitCode.Refused, "file_empty", $"'{Shown(path)}' is empty; wait until it has been written, or give another file.");
        }
    }

    private static string Shown(string path) => path.Length <= LongestShown * 2 ? path : $"{path[..LongestShown]}…{path[^LongestShown..]}";

    private static CommandException BadScheme(string scheme) => new(
        ExitCode.Refused,
        "bad_scheme",
        $"'{(scheme.Length <= LongestShown ? scheme : scheme[..LongestShown])}' URLs cannot be fetched; give a file, or an http or https URL.");
}

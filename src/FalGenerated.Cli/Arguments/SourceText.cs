using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Video;

namespace FalGenerated.Cli.Arguments;

/// <summary>Interprets the video argument: a path or a URL.</summary>
internal static class SourceText
{
    private const int LongestShown = 100;

    /// <summary>The address, when the text is one; null for a path, a <c>file:</c> address of this machine included.</summary>
    /// <exception cref="CommandException">It is an address that is neither http, https nor a file of this machine.</exception>
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

    /// <summary>The path of a source that is no address.</summary>
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
            ? VideoSource.FromUrl(address, new UrlProbeOptions { AllowPrivateAddresses = local && address.IsLoopback })
            : VideoSource.FromFile(PathIn(source));

    /// <summary>Throws if the file is missing, is a folder, or is empty.</summary>
    /// <exception cref="CommandException">The file cannot be used.</exception>
    public static void EnsureUsableFile(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new CommandException(ExitCode.Refused, "file_missing", $"'{Shown(path)}' {(Directory.Exists(path) ? "is a folder" : "is not there")}: give a file.");
        }

        if (file.Length == 0)
        {
            throw new CommandException(ExitCode.Refused, "file_empty", $"'{Shown(path)}' has no bytes: wait until it is written, or give another.");
        }
    }

    private static string Shown(string path) => path.Length <= LongestShown * 2 ? path : $"{path[..LongestShown]}…{path[^LongestShown..]}";

    private static CommandException BadScheme(string scheme) => new(
        ExitCode.Refused,
        "bad_scheme",
        $"Only http and https addresses can be fetched, and this one is '{(scheme.Length <= LongestShown ? scheme : scheme[..LongestShown])}'. Give a file or such an address.");
}

using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Reporting;
using FalGenerated.Video;

namespace FalGenerated.Cli.Arguments;

/// <summary>A source as it was typed: a path, or an address.</summary>
internal static class SourceText
{
    private const int LongestShown = 100;

    /// <summary>The address, when the text is one; null for a path, a <c>file:</c> address of this machine included.</summary>
    /// <exception cref="CommandException">It is an address that is neither http, https nor a file of this machine.</exception>
    public static Uri? AddressIn(string source)
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

    /// <summary>The video to read.</summary>
    /// <param name="source">A path, or an address.</param>
    /// <param name="local">Whether an address that names this machine may be read; one that only leads here never is.</param>
    /// <exception cref="CommandException">The address is neither http nor https.</exception>
    public static VideoSource ToVideo(string source, bool local) =>
        AddressIn(source) is { } address
            ? VideoSource.FromUrl(address, new UrlProbeOptions { AllowPrivateAddresses = local && address.IsLoopback })
            : VideoSource.FromFile(PathIn(source));

    /// <summary>Ends the run when a file is not there to be read, or holds nothing.</summary>
    /// <exception cref="CommandException">It is missing, a folder, or empty.</exception>
    public static void RequireFile(string path)
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

using FalGenerated.Cli.Running;
using FalGenerated.Video;

namespace FalGenerated.Cli.Verbs;

/// <summary>A source as it was typed: a path, or an address.</summary>
internal static class SourceText
{
    /// <summary>The address, when the text is one; null for a path.</summary>
    public static Uri? AddressIn(string source) =>
        source.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && !address.IsFile ? address : null;

    /// <summary>The video to read.</summary>
    /// <param name="source">A path, or an address.</param>
    /// <param name="local">Whether an address that names this machine may be read; one that only leads here never is.</param>
    /// <exception cref="StopException">The address is neither http nor https.</exception>
    public static VideoSource ToVideo(string source, bool local)
    {
        if (AddressIn(source) is not { } address)
        {
            return VideoSource.FromFile(source);
        }

        return address.Scheme is "http" or "https"
            ? VideoSource.FromUrl(address, new UrlProbeOptions { AllowPrivateAddresses = local && address.IsLoopback })
            : throw new StopException(ExitCode.Refused, "bad_scheme", $"Only http and https addresses can be fetched, and this one is '{address.Scheme}'.");
    }

    /// <summary>Ends the run when a file is not there to be read, or holds nothing.</summary>
    /// <exception cref="StopException">It is missing, a folder, or empty.</exception>
    public static void RequireFile(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new StopException(ExitCode.Refused, "file_missing", $"'{path}' {(Directory.Exists(path) ? "is a folder" : "is not there")}: give a file.");
        }

        if (file.Length == 0)
        {
            throw new StopException(ExitCode.Refused, "file_empty", $"'{path}' has no bytes: wait until it is written, or give another.");
        }
    }
}

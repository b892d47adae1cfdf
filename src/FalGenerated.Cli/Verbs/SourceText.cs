using FalGenerated.Video;

namespace FalGenerated.Cli.Verbs;

/// <summary>A source as it was typed: a path, or an address.</summary>
internal static class SourceText
{
    /// <summary>The address, when the text is one; null for a path.</summary>
    public static Uri? AddressIn(string source) => Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && !address.IsFile ? address : null;

    /// <summary>The video to read.</summary>
    /// <exception cref="ArgumentException">The address is neither http nor https.</exception>
    public static VideoSource ToVideo(string source) => AddressIn(source) is { } address ? VideoSource.FromUrl(address) : VideoSource.FromFile(source);
}

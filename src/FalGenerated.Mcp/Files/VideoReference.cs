using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Files;

/// <summary>A video that a call names: a file in an allowed folder, or a public address.</summary>
/// <param name="Name">The name for people: the file's, without its folder or query; the host's where the address names no file.</param>
/// <param name="Path">The real path of the file; null for an address.</param>
/// <param name="Address">The address; null for a file.</param>
/// <param name="IsEmulators">True for an address of the emulator, whose files are on this machine.</param>
/// <param name="Probe">Reads the video's facts: a few kilobytes.</param>
internal sealed record VideoReference(string Name, string? Path, Uri? Address, bool IsEmulators, VideoSource Probe)
{
    /// <param name="given">What the call says.</param>
    /// <param name="folders">The folders that files may be in.</param>
    /// <param name="isEmulator">Whether the server talks to an emulator, whose files are on this machine.</param>
    /// <exception cref="ToolException">It must not be read.</exception>
    public static VideoReference Of(string given, AllowedFolders folders, bool isEmulator)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out Uri? address) || given.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || System.IO.Path.IsPathRooted(given))
        {
            string path = folders.Readable(given);
            return new VideoReference(System.IO.Path.GetFileName(path), path, null, IsEmulators: false, VideoSource.FromFile(path));
        }

        bool isEmulators = isEmulator && address is { IsLoopback: true, Scheme: "http" };
        if (!isEmulators && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ToolException($"'{address.Scheme}' addresses are not fetched, so nothing was sent: give a file in an allowed folder, or a public https address.");
        }

        VideoSource probe = VideoSource.FromUrl(address, allowPrivateAddresses: isEmulators, allow: isEmulators ? target => target.IsLoopback : null);
        string name = Uri.UnescapeDataString(address.Segments[^1].Trim('/'));
        return new VideoReference(name.Length > 0 ? name : address.Host, null, address, isEmulators, probe);
    }

    /// <summary>The quote, before the whole video is read.</summary>
    /// <exception cref="ToolException">The address is not on the public internet.</exception>
    /// <exception cref="FalRefusedException">The job is certain to fail.</exception>
    public async Task<UpscaleQuote> QuoteAsync(UpscaleOptions options, CancellationToken cancellationToken)
    {
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, Probe, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!IsEmulators && quote.Findings.Any(finding => finding.Code == "url_is_local"))
        {
            throw new ToolException($"'{Address!.Host}' is not on the public internet, so nothing was sent to it: give a file in an allowed folder, or a public https address.");
        }

        return quote.Findings.Any(finding => finding.Refuses) ? throw new FalRefusedException(quote.Findings) : quote;
    }
}

using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Failures;
using FalGenerated.Video;

namespace FalGenerated.Mcp.Files;

/// <summary>A video that a call names: a file in an allowed folder, or a public address.</summary>
/// <param name="Name">The name for people: the file's, without its folder, host or query.</param>
/// <param name="Path">The real path of the file; null for an address.</param>
/// <param name="Address">The address; null for a file.</param>
/// <param name="Probe">Reads the video's facts: a few kilobytes.</param>
internal sealed record VideoReference(string Name, string? Path, Uri? Address, VideoSource Probe)
{
    /// <param name="given">What the call says.</param>
    /// <param name="folders">The folders that files may be in.</param>
    /// <param name="isEmulator">Whether the server talks to an emulator, whose files are on this machine.</param>
    /// <exception cref="ToolException">It must not be read.</exception>
    public static VideoReference Of(string given, AllowedFolders folders, bool isEmulator)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out Uri? address) || address.IsFile || System.IO.Path.IsPathRooted(given))
        {
            string path = folders.Readable(given);
            return new VideoReference(System.IO.Path.GetFileName(path), path, null, VideoSource.FromFile(path));
        }

        bool isEmulators = isEmulator && address is { IsLoopback: true, Scheme: "http" };
        if (!isEmulators && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ToolException($"'{address.Scheme}' addresses are not fetched, so nothing was sent: give a file in an allowed folder, or a public https address.");
        }

        UrlProbeOptions rules = new() { AllowPrivateAddresses = isEmulators, Allow = isEmulators ? target => target.IsLoopback : null };
        return new VideoReference(Uri.UnescapeDataString(address.Segments[^1].Trim('/')), null, address, VideoSource.FromUrl(address, rules));
    }

    /// <summary>The quote, before the whole video is read.</summary>
    /// <exception cref="ToolException">The address is not on the public internet.</exception>
    /// <exception cref="FalRefusedException">The job is certain to fail.</exception>
    public async Task<UpscaleQuote> QuoteAsync(UpscaleOptions options, CancellationToken cancellationToken)
    {
        UpscaleQuote quote = await UpscaleQuote.OfAsync(options, Probe, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (quote.Findings.FirstOrDefault(finding => finding.Refuses) is not { } refusal)
        {
            return quote;
        }

        throw refusal.Code == "url_is_local"
            ? new ToolException($"'{Address!.Host}' is not on the public internet, so nothing was sent to it: give a file in an allowed folder, or a public https address.")
            : new FalRefusedException(quote.Findings);
    }
}

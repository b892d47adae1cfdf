using FalGenerated.Video;

namespace FalGenerated;

public abstract partial class VideoSource
{
    /// <summary>A file. It is opened by each probe and closed again; that it is missing is an outcome of the probe.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static VideoSource FromFile(string path) => new FileVideoSource(path);

    /// <summary>
    /// A stream, from where it stands. One that can seek is put back there after each probe. Of one that cannot, what was read is kept
    /// and comes again from <see cref="OpenRead"/>. The stream stays the caller's to dispose.
    /// </summary>
    /// <param name="stream">A readable stream.</param>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    public static VideoSource FromStream(Stream stream) => new StreamVideoSource(stream);

    /// <summary>
    /// An address. <b>Probing it sends requests from this machine to its host</b>, which is why nothing probes an address unless it is
    /// handed over like this. The fal key is never sent there.
    /// </summary>
    /// <param name="url">An absolute http or https address.</param>
    /// <param name="options">What may be asked, and with which client; null for the guarded defaults.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or not http or https; or the client would send an Authorization header.</exception>
    public static VideoSource FromUrl(Uri url, UrlProbeOptions? options = null) => new UrlVideoSource(url, options ?? new UrlProbeOptions());

    /// <summary>A video whose facts are known already: nothing is read. A fact that is not known is null.</summary>
    /// <param name="size">The size as shown.</param>
    /// <param name="seconds">The duration: above 0, at most seven days.</param>
    /// <param name="framesPerSecond">The frame rate: above 0, at most 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fact is out of its range.</exception>
    public static VideoSource FromKnown(PixelSize? size = null, decimal? seconds = null, decimal? framesPerSecond = null) =>
        new KnownVideoSource(size, seconds, framesPerSecond);
}

using FalGenerated.Video;

namespace FalGenerated.Tests.Video;

/// <summary>Probes bytes without the net that catches our own defects: an unexpected exception fails the test.</summary>
internal static class Probe
{
    public static Task<VideoInfo> BytesAsync(byte[] bytes, ProbeOptions? options = null) =>
        StreamAsync(new MemoryStream(bytes, writable: false), options);

    public static Task<VideoInfo> StreamAsync(Stream stream, ProbeOptions? options = null) =>
        VideoSource.FromStream(stream).ReadAsync(options ?? new ProbeOptions(), TestContext.Current.CancellationToken);
}

using System.Buffers.Binary;
using BenchmarkDotNet.Attributes;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Net;
using FalGenerated.Video;

namespace FalGenerated.Benchmarks.Micro;

/// <summary>The work before a submit and beside it: quote, probe, redaction.</summary>
[MemoryDiagnoser]
public class InputBenchmarks
{
    private readonly string log = "GET https://v3.fal.media/files/a/in.mp4?X-Amz-Signature=0123456789abcdef&X-Amz-Expires=3600 failed; the key id:secret was refused";
    private readonly UpscaleOptions options = new() { ScaleRatio = 2m, TargetFps = TargetFps.Fps60 };
    private readonly byte[] noVideo = new byte[64 * 1024];
    private VideoInfo facts = null!;

    [GlobalSetup]
    public async Task ProbeOnceAsync()
    {
        // The box 'free' with the whole rest in it: the longest way to nothing.
        BinaryPrimitives.WriteUInt32BigEndian(noVideo, (uint)noVideo.Length);
        "free"u8.CopyTo(noVideo.AsSpan(4));
        facts = await VideoSource.FromKnown(new PixelSize(1920, 1080), 10, 30).ProbeAsync();
    }

    [Benchmark]
    public UpscaleQuote Quote() => UpscaleQuote.Of(options, facts);

    [Benchmark]
    public async Task<VideoInfo> Probe()
    {
        using MemoryStream bytes = new(noVideo, writable: false);
        return await VideoSource.FromStream(bytes).ProbeAsync();
    }

    [Benchmark]
    public string Redaction() => Redact.Text(log);
}

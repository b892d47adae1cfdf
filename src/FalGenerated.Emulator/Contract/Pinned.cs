using System.Reflection;

namespace FalGenerated.Emulator.Contract;

/// <summary>The pinned files, as bytes inside this assembly.</summary>
internal static class Pinned
{
    public const string EndpointId = "fal-ai/bytedance-upscaler/upscale/video";

    public static byte[] OpenApi => Read("openapi.json");

    public static byte[] LlmsText => Read("llms.txt");

    public static byte[] Pricing => Read("pricing.json");

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

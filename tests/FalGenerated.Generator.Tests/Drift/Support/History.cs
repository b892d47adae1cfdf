using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>
/// The endpoint's contract before and after the pin. Both are RECONSTRUCTED from what the endpoint's page said at the time;
/// no served document of these revisions was at hand.
/// </summary>
internal static class History
{
    private const string Input = "/components/schemas/BytedanceUpscalerUpscaleVideoInput";

    /// <summary>Reconstructed: the three inputs of December 2025.</summary>
    public static string Early(string pin)
    {
        Node root = Tree.Parse(pin);
        foreach (string name in (string[])["enhancement_preset", "enhancement_tier", "scale_ratio", "fidelity"])
        {
            ((ObjectNode)Tree.At(root, Input + "/properties")).Remove(name);
        }

        ((ObjectNode)Tree.At(root, Input)).Set("x-fal-order-properties", Tree.Parse("""["video_url","target_resolution","target_fps"]"""));
        return Tree.Write(root);
    }

    /// <summary>Reconstructed: the revision of September 2026, with numeric frame rates, 6k and 8k, and a bit depth.</summary>
    public static string Later(string pin)
    {
        Node root = Tree.Parse(pin);
        ObjectNode properties = (ObjectNode)Tree.At(root, Input + "/properties");
        properties.Set("target_fps", Tree.Parse("""{"type":"number","minimum":24,"maximum":120,"title":"Target Fps","description":"The target FPS of the video to upscale.","default":30}"""));
        ((ObjectNode)properties["target_resolution"]!).Set("enum", Tree.Parse("""["1080p","2k","4k","6k","8k"]"""));
        properties.Set("bit_depth", Tree.Parse("""{"type":"integer","enum":[8,10,12],"title":"Bit Depth","description":"The bit depth of the output video. 10 and 12 need the pro tier.","default":8}"""));
        ((ArrayNode)Tree.At(root, Input + "/x-fal-order-properties")).Add(new TextNode(root.Source, 0, "bit_depth"));
        return Tree.Write(root);
    }
}

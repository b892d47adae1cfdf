namespace FalGenerated.BytedanceUpscaler;

/// <summary>Wire names of the options that price and limits depend on.</summary>
internal static class WireNames
{
    public const string VideoUrl = "video_url";
    public const string TargetResolution = "target_resolution";
    public const string TargetFps = "target_fps";
    public const string EnhancementTier = "enhancement_tier";
    public const string EnhancementPreset = "enhancement_preset";
    public const string Fidelity = "fidelity";
    public const string ScaleRatio = "scale_ratio";
}

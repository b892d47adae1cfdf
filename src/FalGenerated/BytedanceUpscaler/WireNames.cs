namespace FalGenerated.BytedanceUpscaler;

/// <summary>Wire names of what price and limits were written for.</summary>
internal static class WireNames
{
    public const string VideoUrl = "video_url";
    public const string TargetResolution = "target_resolution";
    public const string TargetFps = "target_fps";
    public const string EnhancementTier = "enhancement_tier";
    public const string EnhancementPreset = "enhancement_preset";
    public const string Fidelity = "fidelity";
    public const string ScaleRatio = "scale_ratio";

    /// <summary>The options that the pricing knows. One that a later contract adds has no known effect on a price until it stands here.</summary>
    public static readonly string[] Options = [TargetResolution, TargetFps, EnhancementTier, EnhancementPreset, Fidelity, ScaleRatio];
}

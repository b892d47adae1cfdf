using FalGenerated.BytedanceUpscaler;
using FalGenerated.Mcp.Protocol;

namespace FalGenerated.Mcp.Tools;

/// <summary>The parameters that describe an upscale, under the contract's names and with its values.</summary>
internal static class UpscaleParameters
{
    public const string Video = "video";

    public static IReadOnlyList<ToolParameter> All { get; } =
    [
        new(Video, ParameterKind.Text, "The video: a file in an allowed folder (absolute, or relative to the first folder), or a public https address.") { IsRequired = true },
        Choice("target_resolution", "The short side of the output.", TargetResolution.KnownValues),
        Choice("target_fps", "The frame rate of the output.", TargetFps.KnownValues),
        Choice("enhancement_tier", "The quality; pro costs ten times as much.", EnhancementTier.KnownValues),
        Choice("enhancement_preset", "The kind of material.", EnhancementPreset.KnownValues),
        Choice("fidelity", "The closeness to the source.", Fidelity.KnownValues),
        new("scale_ratio", ParameterKind.Number, "The factor for both sides, instead of target_resolution."),
    ];

    public static UpscaleOptions Read(ToolArguments arguments) => new()
    {
        TargetResolution = arguments.Text("target_resolution") is { } resolution ? new TargetResolution(resolution) : null,
        TargetFps = arguments.Text("target_fps") is { } fps ? new TargetFps(fps) : null,
        EnhancementTier = arguments.Text("enhancement_tier") is { } tier ? new EnhancementTier(tier) : null,
        EnhancementPreset = arguments.Text("enhancement_preset") is { } preset ? new EnhancementPreset(preset) : null,
        Fidelity = arguments.Text("fidelity") is { } fidelity ? new Fidelity(fidelity) : null,
        ScaleRatio = arguments.Number("scale_ratio"),
    };

    private static ToolParameter Choice<T>(string name, string description, IReadOnlyList<T> known) =>
        new(name, ParameterKind.Text, $"{description} Left out: the service's default, {UpscaleVideoInput.ContractDefaults.GetValueOrDefault(name, "which is not published")}.")
        {
            Values = [.. known.Select(value => value!.ToString()!)],
        };
}

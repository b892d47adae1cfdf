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
        TargetResolution = Read(arguments, "target_resolution", text => new TargetResolution(text)),
        TargetFps = Read(arguments, "target_fps", text => new TargetFps(text)),
        EnhancementTier = Read(arguments, "enhancement_tier", text => new EnhancementTier(text)),
        EnhancementPreset = Read(arguments, "enhancement_preset", text => new EnhancementPreset(text)),
        Fidelity = Read(arguments, "fidelity", text => new Fidelity(text)),
        ScaleRatio = arguments.Number("scale_ratio"),
    };

    private static T? Read<T>(ToolArguments arguments, string name, Func<string, T> make)
        where T : struct => arguments.Text(name) is { } text ? make(text) : null;

    private static ToolParameter Choice<T>(string name, string description, IReadOnlyList<T> known) =>
        new(name, ParameterKind.Text, $"{description} Left out: the service's default, {UpscaleVideoInput.ContractDefaults.GetValueOrDefault(name, "which is not published")}.")
        {
            Values = [.. known.Select(value => value!.ToString()!)],
        };
}

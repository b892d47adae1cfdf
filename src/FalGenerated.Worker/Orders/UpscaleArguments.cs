using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Worker.Hosting;

namespace FalGenerated.Worker.Orders;

/// <summary>The options that describe an upscale, with the values of the contract.</summary>
internal sealed class UpscaleArguments
{
    private const string FrameRateUnit = "fps";

    private readonly Option<string?> resolution = Choice("--resolution", "R", "Target short side", TargetResolution.KnownValues.Select(value => value.ToString()));
    private readonly Option<string?> fps = Choice("--fps", "N", "Target frame rate", TargetFps.KnownValues.Select(value => value.Value.Replace(FrameRateUnit, "", StringComparison.Ordinal)));
    private readonly Option<string?> tier = Choice("--tier", "T", "Quality tier", EnhancementTier.KnownValues.Select(value => value.ToString()));
    private readonly Option<string?> preset = Choice("--preset", "P", "Preset", EnhancementPreset.KnownValues.Select(value => value.ToString()));
    private readonly Option<string?> fidelity = Choice("--fidelity", "F", "Fidelity to the source", Fidelity.KnownValues.Select(value => value.ToString()));
    private readonly Option<decimal?> scale = NumberOptions.Above0("--scale", "RATIO", "Scale ratio for both sides, instead of --resolution.");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[resolution, fps, tier, preset, fidelity, scale])
        {
            command.Add(option);
        }
    }

    public UpscaleOptions Read(ParseResult parse) => new()
    {
        TargetResolution = parse.GetValue(resolution) is { } resolutionText ? new TargetResolution(resolutionText) : default(TargetResolution?),
        TargetFps = parse.GetValue(fps) is { } fpsText ? new TargetFps(fpsText + FrameRateUnit) : default(TargetFps?),
        EnhancementTier = parse.GetValue(tier) is { } tierText ? new EnhancementTier(tierText) : default(EnhancementTier?),
        EnhancementPreset = parse.GetValue(preset) is { } presetText ? new EnhancementPreset(presetText) : default(EnhancementPreset?),
        Fidelity = parse.GetValue(fidelity) is { } fidelityText ? new Fidelity(fidelityText) : default(Fidelity?),
        ScaleRatio = parse.GetValue(scale),
    };

    private static Option<string?> Choice(string name, string unit, string description, IEnumerable<string?> known)
    {
        string[] values = [.. known.OfType<string>()];
        Option<string?> option = new(name) { Description = $"{description}: {string.Join(", ", values)}.", HelpName = unit, Arity = ArgumentArity.ExactlyOne };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

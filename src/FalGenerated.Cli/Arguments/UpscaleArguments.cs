using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;

namespace FalGenerated.Cli.Arguments;

/// <summary>The options that describe an upscale, shared by the verbs that estimate it and that run it. Their values come from the contract.</summary>
internal sealed class UpscaleArguments
{
    private const decimal SevenDays = 7 * 24 * 60 * 60;

    private readonly Option<bool> force = new("--force") { Description = "Send what would be refused; never lifts --max-price." };
    private readonly Option<bool> noProbe = new("--no-probe") { Description = "Do not look into the video." };
    private readonly Option<string?> resolution;
    private readonly Option<string?> fps;
    private readonly Option<string?> tier;
    private readonly Option<string?> preset;
    private readonly Option<string?> fidelity;
    private readonly Option<decimal?> scale = OptionParsers.Number("--scale", "RATIO", "Scale both sides by this instead of --resolution.");
    private readonly Option<decimal?> seconds = OptionParsers.Number("--seconds", "S", "Length of the source, if you know it.", SevenDays);
    private readonly Option<PixelSize?> size = SizeText.Option("--size", "Size of the source, if you know it.");

    public UpscaleArguments()
    {
        resolution = OptionParsers.Choice("--resolution", "R", "Short side", Texts(TargetResolution.KnownValues), force);
        fps = OptionParsers.Choice("--fps", "N", "Frame rate", [.. TargetFps.KnownValues.Select(value => FpsText.ToShort(value.Value))], force);
        tier = OptionParsers.Choice("--tier", "T", "Quality", Texts(EnhancementTier.KnownValues), force);
        preset = OptionParsers.Choice("--preset", "P", "Kind", Texts(EnhancementPreset.KnownValues), force);
        fidelity = OptionParsers.Choice("--fidelity", "F", "Closeness to the source", Texts(Fidelity.KnownValues), force);
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[resolution, fps, tier, preset, fidelity, scale, seconds, size, noProbe, force])
        {
            command.Add(option);
        }
    }

    public bool Force(ParseResult parse) => parse.GetValue(force);

    /// <summary>The typed options.</summary>
    public UpscaleOptions Read(ParseResult parse) => new()
    {
        TargetResolution = parse.GetValue(resolution) is { } resolutionText ? new TargetResolution(resolutionText) : null,
        TargetFps = parse.GetValue(fps) is { } fpsText ? new TargetFps(FpsText.ToWire(fpsText)) : null,
        EnhancementTier = parse.GetValue(tier) is { } tierText ? new EnhancementTier(tierText) : null,
        EnhancementPreset = parse.GetValue(preset) is { } presetText ? new EnhancementPreset(presetText) : null,
        Fidelity = parse.GetValue(fidelity) is { } fidelityText ? new Fidelity(fidelityText) : null,
        ScaleRatio = parse.GetValue(scale),
    };

    /// <summary>Where the facts come from: those that were stated, else the video.</summary>
    /// <param name="parse">The line.</param>
    /// <param name="source">The video as typed; null when there is none.</param>
    /// <param name="local">Whether an address that names this machine may be read.</param>
    public VideoSource Source(ParseResult parse, string? source, bool local)
    {
        PixelSize? stated = parse.GetValue(size);
        decimal? length = parse.GetValue(seconds);
        return source is null ? VideoSource.FromKnown(stated, length)
            : stated is not null || length is not null || parse.GetValue(noProbe) ? VideoSource.FromKnown(stated, length, url: SourceText.AddressIn(source))
            : SourceText.ToVideo(source, local);
    }

    private static string[] Texts<T>(IReadOnlyList<T> values) => [.. values.Select(value => value!.ToString()!)];
}

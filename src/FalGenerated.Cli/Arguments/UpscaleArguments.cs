using System.CommandLine;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;

namespace FalGenerated.Cli.Arguments;

/// <summary>Defines the options that describe an upscale, shared by <c>estimate</c> and <c>upscale</c>. Their values come from the contract.</summary>
internal sealed class UpscaleArguments
{
    private const decimal SevenDays = 7 * 24 * 60 * 60;

    private readonly Option<bool> force = new("--force") { Description = "Send refused input anyway; never lifts --max-price." };
    private readonly Option<bool> noProbe = new("--no-probe") { Description = "Do not read the video's size and length." };
    private readonly bool hasFacts;
    private readonly Option<string?> resolution;
    private readonly Option<string?> fps;
    private readonly Option<string?> tier;
    private readonly Option<string?> preset;
    private readonly Option<string?> fidelity;
    private readonly Option<decimal?> scale = OptionParsers.Number("--scale", "RATIO", "Scale ratio for both sides, instead of --resolution.");
    private readonly Option<decimal?> seconds = OptionParsers.Number("--seconds", "S", "Length of the source in seconds, if known.", SevenDays);
    private readonly Option<PixelSize?> size = SizeText.Option("--size", "Frame size of the source, if known.");

    /// <param name="hasFacts">False leaves out the options that state a single video's facts.</param>
    public UpscaleArguments(bool hasFacts = true)
    {
        this.hasFacts = hasFacts;
        resolution = OptionParsers.Choice("--resolution", "R", "Target short side", Texts(TargetResolution.KnownValues), force);
        fps = OptionParsers.Choice("--fps", "N", "Target frame rate", [.. TargetFps.KnownValues.Select(value => FpsText.ToShort(value.Value))], force);
        tier = OptionParsers.Choice("--tier", "T", "Quality tier", Texts(EnhancementTier.KnownValues), force);
        preset = OptionParsers.Choice("--preset", "P", "Preset", Texts(EnhancementPreset.KnownValues), force);
        fidelity = OptionParsers.Choice("--fidelity", "F", "Fidelity to the source", Texts(Fidelity.KnownValues), force);
    }

    public void AddTo(Command command)
    {
        Option[] facts = hasFacts ? [seconds, size, noProbe] : [];
        foreach (Option option in (Option[])[resolution, fps, tier, preset, fidelity, scale, .. facts, force])
        {
            command.Add(option);
        }
    }

    public bool Force(ParseResult parse) => parse.GetValue(force);

    /// <summary>Reads the options of the upscale.</summary>
    public UpscaleOptions Read(ParseResult parse) => new()
    {
        TargetResolution = parse.GetValue(resolution) is { } resolutionText ? new TargetResolution(resolutionText) : default(TargetResolution?),
        TargetFps = parse.GetValue(fps) is { } fpsText ? new TargetFps(FpsText.ToWire(fpsText)) : default(TargetFps?),
        EnhancementTier = parse.GetValue(tier) is { } tierText ? new EnhancementTier(tierText) : default(EnhancementTier?),
        EnhancementPreset = parse.GetValue(preset) is { } presetText ? new EnhancementPreset(presetText) : default(EnhancementPreset?),
        Fidelity = parse.GetValue(fidelity) is { } fidelityText ? new Fidelity(fidelityText) : default(Fidelity?),
        ScaleRatio = parse.GetValue(scale),
    };

    /// <summary>Returns the source of the video's facts: those stated on the command line, otherwise the video.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="source">The video argument; null if absent.</param>
    /// <param name="local">True to allow a URL that names this machine.</param>
    public VideoSource Source(ParseResult parse, string? source, bool local)
    {
        PixelSize? stated = parse.GetValue(size);
        decimal? length = parse.GetValue(seconds);
        return source is null ? VideoSource.FromKnown(stated, length)
            : stated is not null || length is not null || parse.GetValue(noProbe) ? VideoSource.FromKnown(stated, length, url: SourceText.ParseUrl(source))
            : SourceText.ToVideo(source, local);
    }

    private static string[] Texts<T>(IReadOnlyList<T> values) => [.. values.Select(value => value!.ToString()!)];
}

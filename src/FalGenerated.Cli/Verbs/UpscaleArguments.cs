using System.CommandLine;
using System.Globalization;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Cli.Running;
using FalGenerated.Video;

namespace FalGenerated.Cli.Verbs;

/// <summary>The options that describe an upscale, shared by the verbs that estimate it and that run it.</summary>
internal sealed class UpscaleArguments
{
    private readonly Option<string?> resolution = Choice("--resolution", "Short side of the output; the service's default is 1080p.", TargetResolution.KnownValues);
    private readonly Option<string?> fps = new("--fps") { Description = "Frame rate of the output: 30 or 60; the service's default is 30." };
    private readonly Option<string?> tier = Choice("--tier", "Quality tier; pro costs ten times as much.", EnhancementTier.KnownValues);
    private readonly Option<string?> preset = Choice("--preset", "What kind of video it is.", EnhancementPreset.KnownValues);
    private readonly Option<string?> fidelity = Choice("--fidelity", "How close to the source the result stays.", Fidelity.KnownValues);
    private readonly Option<decimal?> scale = new("--scale") { Description = "Scale both sides by this ratio instead; up to 3840x2160 pixels in total.", CustomParser = ParseDecimal };
    private readonly Option<decimal?> seconds = new("--seconds") { Description = "Length of the source in seconds, if you know it.", CustomParser = ParseDecimal };
    private readonly Option<string?> size = new("--size") { Description = "Size of the source, if you know it.", HelpName = "WxH" };
    private readonly Option<bool> force = new("--force") { Description = "Send unknown option values and inputs that would be refused here. Never lifts --max-price." };

    private readonly Option<bool> noProbe = new("--no-probe") { Description = "Do not look into the video: its size and length stay unknown." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[resolution, fps, tier, preset, fidelity, scale, seconds, size, noProbe, force])
        {
            command.Add(option);
        }
    }

    public bool Force(ParseResult parse) => parse.GetValue(force);

    /// <summary>The typed options, or every problem of the given texts at once.</summary>
    /// <exception cref="UsageException">A value is unknown and <c>--force</c> is not set, or a size cannot be read.</exception>
    public UpscaleOptions Read(ParseResult parse)
    {
        List<string> problems = [];
        bool forced = Force(parse);
        UpscaleOptions options = new()
        {
            TargetResolution = Known(resolution, TargetResolution.KnownValues, value => value.Value) is { } resolutionText ? new TargetResolution(resolutionText) : null,
            TargetFps = Known(fps, TargetFps.KnownValues, value => value.Value.Replace("fps", "", StringComparison.Ordinal)) is { } fpsText ? new TargetFps(WithUnit(fpsText)) : null,
            EnhancementTier = Known(tier, EnhancementTier.KnownValues, value => value.Value) is { } tierText ? new EnhancementTier(tierText) : null,
            EnhancementPreset = Known(preset, EnhancementPreset.KnownValues, value => value.Value) is { } presetText ? new EnhancementPreset(presetText) : null,
            Fidelity = Known(fidelity, Fidelity.KnownValues, value => value.Value) is { } fidelityText ? new Fidelity(fidelityText) : null,
            ScaleRatio = parse.GetValue(scale),
        };
        ReadSize(parse.GetValue(size), problems);
        if (parse.GetValue(seconds) is <= 0)
        {
            problems.Add("--seconds must be above 0.");
        }

        return problems.Count == 0 ? options : throw new UsageException("invalid_option", problems);

        string? Known<T>(Option<string?> option, IReadOnlyList<T> values, Func<T, string> text)
        {
            string? given = parse.GetValue(option);
            string[] known = [.. values.Select(text)];
            if (given is not null && !forced && !known.Contains(given, StringComparer.Ordinal))
            {
                problems.Add($"{option.Name} does not know '{given}': use {string.Join(", ", known)}, or --force to send it all the same.");
            }

            return given;
        }
    }

    /// <summary>Where the facts come from: those that were stated, else the file. An address is probed only when it may be.</summary>
    public VideoSource Source(ParseResult parse, string? source)
    {
        PixelSize? stated = ReadSize(parse.GetValue(size), []);
        decimal? length = parse.GetValue(seconds);
        return stated is not null || length is not null || source is null || parse.GetValue(noProbe)
            ? VideoSource.FromKnown(stated, length)
            : SourceText.ToVideo(source);
    }

    // The wire says "60fps" where a person types 60; a text that is no plain number goes out as it came.
    private static string WithUnit(string fps) => int.TryParse(fps, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? fps + "fps" : fps;

    private static PixelSize? ReadSize(string? text, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        string[] sides = text.Split('x', 'X');
        if (sides.Length == 2
            && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            && width is > 0 and <= 65_536 && height is > 0 and <= 65_536)
        {
            return new PixelSize(width, height);
        }

        problems.Add($"--size cannot read '{text}': write it as WIDTHxHEIGHT in pixels, such as 1280x720.");
        return null;
    }

    internal static decimal? ParseDecimal(System.CommandLine.Parsing.ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value))
        {
            return value;
        }

        result.AddError($"'{text}' is not a number: write it with a point, such as 2.5.");
        return null;
    }

    private static Option<string?> Choice<T>(string name, string description, IReadOnlyList<T> known)
    {
        Option<string?> option = new(name) { Description = description, HelpName = string.Join("|", known) };
        option.CompletionSources.Add(_ => known.Select(value => new System.CommandLine.Completions.CompletionItem(value!.ToString()!)));
        return option;
    }
}

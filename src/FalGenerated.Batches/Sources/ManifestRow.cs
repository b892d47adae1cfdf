using System.Globalization;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.Batches.Sources;

/// <summary>One row of a manifest, as text. Members that are empty fall back to the options of the command.</summary>
internal sealed record ManifestRow(int Line, IReadOnlyDictionary<string, string> Members)
{
    /// <summary>The names that a row may use.</summary>
    public static IReadOnlyList<string> Names { get; } = ["source", "output", "resolution", "fps", "tier", "preset", "fidelity", "scale"];

    public string Source => Text("source") ?? "";

    /// <summary>The name of the output within the output folder; null when it follows the pattern.</summary>
    public string? Output => Text("output");

    /// <summary>The problems of the row, each with its line.</summary>
    public IEnumerable<string> Problems()
    {
        string[] unknown = [.. Members.Keys.Except(Names)];
        if (unknown.Length > 0)
        {
            yield return At($"'{string.Join("', '", unknown)}' is not known; use {string.Join(", ", Names)}.");
        }

        if (Source.Length == 0)
        {
            yield return At("the source is missing.");
        }

        if (Output is { } output && (output.AsSpan().ContainsAny('/', '\\') || output is "." or ".."))
        {
            yield return At($"the output '{output}' is no file name; outputs lie in --output-folder.");
        }

        (string Name, IEnumerable<string> Known)[] choices =
        [
            ("resolution", TargetResolution.KnownValues.Select(value => value.Value)),
            ("fps", TargetFps.KnownValues.Select(value => value.Value.Replace("fps", "", StringComparison.Ordinal))),
            ("tier", EnhancementTier.KnownValues.Select(value => value.Value)),
            ("preset", EnhancementPreset.KnownValues.Select(value => value.Value)),
            ("fidelity", Fidelity.KnownValues.Select(value => value.Value)),
        ];
        foreach ((string name, IEnumerable<string> known) in choices)
        {
            if (Text(name) is { } value && !known.Contains(value))
            {
                yield return At($"{name} cannot be '{value}'; use {string.Join(", ", known)}.");
            }
        }

        if (Text("scale") is { } scale && !TryNumber(scale, out _))
        {
            yield return At($"scale cannot be '{scale}'; give a number with a point, such as 2.5.");
        }
    }

    /// <summary>The options of the row over those of the command.</summary>
    public UpscaleOptions Over(UpscaleOptions options) => new()
    {
        TargetResolution = Text("resolution") is { } resolution ? new TargetResolution(resolution) : options.TargetResolution,
        TargetFps = Text("fps") is { } fps ? new TargetFps(fps + "fps") : options.TargetFps,
        EnhancementTier = Text("tier") is { } tier ? new EnhancementTier(tier) : options.EnhancementTier,
        EnhancementPreset = Text("preset") is { } preset ? new EnhancementPreset(preset) : options.EnhancementPreset,
        Fidelity = Text("fidelity") is { } fidelity ? new Fidelity(fidelity) : options.Fidelity,
        ScaleRatio = Text("scale") is { } scale && TryNumber(scale, out decimal ratio) ? ratio : options.ScaleRatio,
    };

    public string At(string problem) => FormattableString.Invariant($"Line {Line}: {problem}");

    private string? Text(string name) => Members.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}

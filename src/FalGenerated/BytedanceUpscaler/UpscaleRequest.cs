using System.Globalization;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// A request as the wire has it. Price and limits read this form, not the generated properties, so that they survive a contract that
/// renames, retypes or adds options, and see extra members that replace typed ones.
/// </summary>
internal sealed class UpscaleRequest
{
    private readonly JObject json;

    /// <param name="json">The request. It must not change afterwards.</param>
    public UpscaleRequest(JObject json)
    {
        this.json = json;
        VideoUrl = TextOf(json[WireNames.VideoUrl]);
    }

    /// <summary>The wire form of a generated input, or of its options.</summary>
    public static UpscaleRequest Of(object inputOrOptions) => new((JObject)FalJson.ToToken(inputOrOptions));

    /// <summary>The video's address; null when it is not set. It is no option: quotes for one video differ by the options only.</summary>
    public string? VideoUrl { get; }

    /// <summary>Gets a value indicating whether there is a ratio, readable or not: the service then does not go by the resolution.</summary>
    public bool HasScaleRatio => Text(WireNames.ScaleRatio) is not null;

    /// <summary>The ratio, written as a number or as a text; null when it is not set, or is no number that a decimal holds.</summary>
    public decimal? ScaleRatio =>
        decimal.TryParse(Text(WireNames.ScaleRatio), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal ratio) ? ratio : null;

    /// <summary>The resolution that counts: the one asked for, else the contract's default; null when there is neither.</summary>
    public string? TargetResolution => TextOrDefault(WireNames.TargetResolution);

    /// <summary>Names of all options that are set.</summary>
    public IEnumerable<string> Names => Options.Select(property => property.Name);

    /// <summary>The wire text of an option: a text as it is, anything else as JSON; null when it is not set.</summary>
    public string? Text(string name) => TextOf(json[name]);

    public string? TextOrDefault(string name) => Text(name) ?? UpscaleVideoInput.ContractDefaults.GetValueOrDefault(name);

    /// <summary>Determines whether another request asks for the same, addresses apart.</summary>
    public bool IsSameAs(UpscaleRequest other) =>
        Options.Count() == other.Options.Count() && Options.All(option => JToken.DeepEquals(option.Value, other.json[option.Name]));

    private IEnumerable<JProperty> Options => json.Properties().Where(property => property.Name != WireNames.VideoUrl);

    private static string? TextOf(JToken? value) => value switch
    {
        null => null,
        { Type: JTokenType.String } => (string?)value,
        _ => WrittenText(value),
    };

    // Through the writer, because a token need not be of the kind that it is sent as: an infinite number goes out as a text.
    private static string? WrittenText(JToken value)
    {
        string text = FalJson.Write(value).Trim();
        return text == "null" ? null : text.StartsWith('"') ? LenientJson.Read<string>(text) ?? text : text;
    }
}

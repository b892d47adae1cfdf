using System.Globalization;
using FalGenerated.Contracts;
using Newtonsoft.Json.Linq;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// A request as the wire has it, without the video's address. Price and limits read this form, not the generated properties, so that they
/// survive a contract that renames, retypes or adds options.
/// </summary>
internal sealed class UpscaleRequest
{
    private readonly JObject options;

    public UpscaleRequest(JObject json)
    {
        options = (JObject)json.DeepClone();
        options.Remove(WireNames.VideoUrl);
    }

    /// <summary>The wire form of a generated input, or of its options.</summary>
    public static UpscaleRequest Of(object inputOrOptions) => new(JObject.FromObject(inputOrOptions, FalJson.Create()));

    /// <summary>The ratio; null when it is not set, or is no number.</summary>
    public decimal? ScaleRatio =>
        options[WireNames.ScaleRatio] is JValue { Type: JTokenType.Float or JTokenType.Integer } number ? number.Value<decimal>() : null;

    /// <summary>The resolution that counts: the one asked for, else the contract's default; null when there is neither.</summary>
    public string? TargetResolution => TextOrDefault(WireNames.TargetResolution);

    /// <summary>Names of all options that are set.</summary>
    public IEnumerable<string> Names => options.Properties().Select(property => property.Name);

    /// <summary>The wire text of an option; null when it is not set.</summary>
    public string? Text(string name) =>
        options[name] is JValue { Value: not null } value ? Convert.ToString(value.Value, CultureInfo.InvariantCulture) : null;

    public string? TextOrDefault(string name) => Text(name) ?? UpscaleVideoInput.ContractDefaults.GetValueOrDefault(name);

    /// <summary>Whether another request asks for the same, addresses apart.</summary>
    public bool IsSameAs(UpscaleRequest other) => JToken.DeepEquals(options, other.options);
}

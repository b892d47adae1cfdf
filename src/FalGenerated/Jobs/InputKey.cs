using System.Security.Cryptography;
using System.Text;
using FalGenerated.Idempotency;
using FalGenerated.Net;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>
/// The idempotency key that is made from an input, so that the same input finds its job again. Part of it are the service, the caller's
/// scope, the endpoint and the explicit members; not the API key, not the output path, not the signature of an address, and not a member
/// that says what the contract's default says. A file stands in it by its content.
/// </summary>
internal static class InputKey
{
    /// <summary>The beginning of a made key.</summary>
    public const string Prefix = "same-";

    /// <summary>The address under which a file's content stands in for its upload, which gets a new address each time.</summary>
    public static string OfContent(string sha256) => $"sha256:{sha256}";

    public static string Of(JToken body, string endpointId, Uri service, string? scope, IReadOnlyDictionary<string, string> defaults)
    {
        string text = string.Join('\n', service.GetLeftPart(UriPartial.Authority), scope, endpointId, CanonicalInput.TextOf(Explicit(body, defaults)));
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));
    }

    /// <summary>The contract's defaults that a body goes by, left out or written out: with another default the same key would mean another job.</summary>
    public static JObject DefaultsOf(JToken body, IReadOnlyDictionary<string, string> defaults) => new(
        defaults.Where(member => body is JObject members && (members[member.Key] is not { } value || IsDefault(value, member.Value)))
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => new JProperty(member.Key, member.Value)));

    private static JToken Explicit(JToken body, IReadOnlyDictionary<string, string> defaults) => body is not JObject members
        ? Unsigned(body)
        : new JObject(members.Properties()
            .Where(member => !(defaults.TryGetValue(member.Name, out string? usual) && IsDefault(member.Value, usual)))
            .Select(member => new JProperty(member.Name, Unsigned(member.Value))));

    private static JToken Unsigned(JToken token) => token switch
    {
        JObject members => new JObject(members.Properties().Select(member => new JProperty(member.Name, Unsigned(member.Value)))),
        JArray items => new JArray(items.Select(Unsigned)),
        JValue { Value: string text } when Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" =>
            SignedAddress.Unsigned(address),
        _ => token.DeepClone(),
    };

    // As a contract's defaults are written: a text as it is, anything else as JSON, in which 1.5 and 1.50 are one number.
    private static bool IsDefault(JToken value, string usual) => value is JValue { Value: string text }
        ? text == usual
        : CanonicalInput.TextOf(value) is var canonical && (canonical == usual || canonical == CanonicalOf(usual));

    private static string? CanonicalOf(string json)
    {
        try
        {
            return FalJson.Read<JToken>(json) is { } token ? CanonicalInput.TextOf(token) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Idempotency;

/// <summary>One text for one input, whatever the order of its members: it is hashed for the journal and compared by a look-up.</summary>
internal static class CanonicalInput
{
    public static string TextOf(JToken body) => FalJson.Write(Sort(body));

    public static string HashOf(JToken body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(body))));

    /// <summary>Determines whether a kept input has every member of the sent one, with the same value; the service may have added more.</summary>
    public static bool Contains(JToken kept, JObject sent) =>
        kept is JObject members
        && sent.Properties().All(member => members[member.Name] is { } value && TextOf(value) == TextOf(member.Value));

    private static JToken Sort(JToken token) => token switch
    {
        JObject members => new JObject(members.Properties()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new JProperty(member.Name, Sort(member.Value)))),
        JArray items => new JArray(items.Select(Sort)),
        JValue { Value: decimal or long or int or (double and > -7e27 and < 7e27) or (float and > -7e27f and < 7e27f) } number => new JRaw(Plain(number)),
        _ => token.DeepClone(),
    };

    // 2, 2.0 and 2.00 are one number: the service may write it another way than it was sent.
    private static string Plain(JValue number) =>
        Convert.ToDecimal(number.Value, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture);
}

using System.Security.Cryptography;
using System.Text;
using FalGenerated.Contracts;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>One text for one input, whatever the order of its members: what an intent's hash is made of, and what a lookup compares.</summary>
internal static class CanonicalInput
{
    public static JObject BodyOf(object input, IReadOnlyDictionary<string, JToken> extra)
    {
        JObject body = JObject.FromObject(input, FalJson.Create());
        foreach ((string name, JToken value) in extra)
        {
            body[name] = value.DeepClone();
        }

        return body;
    }

    public static string TextOf(JToken body) => FalJson.Write(Sort(body));

    public static string HashOf(JToken body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(body))));

    private static JToken Sort(JToken token) => token switch
    {
        JObject members => new JObject(members.Properties()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new JProperty(member.Name, Sort(member.Value)))),
        JArray items => new JArray(items.Select(Sort)),
        _ => token.DeepClone(),
    };
}

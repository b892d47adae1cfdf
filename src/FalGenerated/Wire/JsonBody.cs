using System.Text;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Wire;

/// <summary>The body of a request: an input turned into JSON once, and its bytes.</summary>
internal sealed class JsonBody
{
    private JsonBody(JToken json) => Json = json;

    /// <summary>The body as JSON.</summary>
    public JToken Json { get; }

    /// <summary>The body as it goes over the wire.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8 ??= Encoding.UTF8.GetBytes(FalJson.Write(Json));

    private byte[]? utf8;

    /// <summary>An input with further members; one of a typed member's wire name replaces it.</summary>
    public static JsonBody Of(object input, IReadOnlyDictionary<string, JToken> extra)
    {
        JToken json = FalJson.ToToken(input);
        if (json is JObject members)
        {
            foreach ((string name, JToken value) in extra)
            {
                members[name] = value.DeepClone();
            }
        }

        return new JsonBody(json);
    }
}

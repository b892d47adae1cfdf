using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Forms;

/// <summary>The form of an endpoint, read from its corrected contract: a contract that is pinned anew changes the form without code.</summary>
public sealed class FormContract
{
    private FormContract(string endpointId, IReadOnlyList<FormField> fields)
    {
        EndpointId = endpointId;
        Fields = fields;
    }

    public string EndpointId { get; }

    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The upscaler's form, from the contract that this program was built with.</summary>
    public static FormContract Upscaler()
    {
        using Stream text = typeof(FormContract).Assembly.GetManifestResourceStream("effective.json")!;
        using StreamReader reader = new(text);
        return Parse(JObject.Parse(reader.ReadToEnd()), takesClip: true);
    }

    /// <param name="document">An endpoint's corrected contract.</param>
    /// <param name="takesClip">True where the page's clip is the member <c>video_url</c>; else that is a text like others.</param>
    /// <exception cref="FormatException">The document has no operation that submits.</exception>
    public static FormContract Parse(JObject document, bool takesClip = false)
    {
        JProperty? path = (document["paths"] as JObject)?.Properties().FirstOrDefault(one => one.Value["post"]?["requestBody"] is not null);
        JObject input = Resolve(document, path?.Value["post"]?["requestBody"]?["content"]?["application/json"]?["schema"])
            ?? throw new FormatException("The contract has no operation that takes an input: give an endpoint's effective.json.");
        HashSet<string> required = [.. input["required"]?.Select(name => (string)name!) ?? []];
        FormField[] fields =
        [
            .. ((JObject?)input["properties"])?.Properties()
                .Select(member => FieldOf(member.Name, (JObject)member.Value, Resolve(document, member.Value)!, takesClip) with { IsRequired = required.Contains(member.Name) }) ?? [],
        ];
        return new(path!.Name.TrimStart('/'), fields);
    }

    private static FormField FieldOf(string name, JObject member, JObject schema, bool takesClip)
    {
        FieldKind kind = takesClip && name == "video_url" ? FieldKind.Clip
            : schema["enum"] is JArray ? FieldKind.Choice
            : (string?)schema["type"] switch
            {
                "integer" or "number" => FieldKind.Number,
                "boolean" => FieldKind.Flag,
                "string" => FieldKind.Text,
                _ => FieldKind.Json,
            };
        return new(name, kind, (string?)(member["description"] ?? schema["description"]))
        {
            Choices = [.. schema["enum"]?.Select(value => value.ToString()) ?? []],
            Default = (member["default"] ?? schema["default"]) is JValue { Value: not null } value ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
            Minimum = (decimal?)schema["minimum"],
            Maximum = (decimal?)schema["maximum"],
        };
    }

    private static JObject? Resolve(JObject document, JToken? schema)
    {
        for (int depth = 0; depth < 8 && schema is not null; depth++)
        {
            JToken? next = (string?)schema["$ref"] is { } reference ? document.SelectToken(reference.TrimStart('#', '/').Replace('/', '.'))
                : schema["allOf"] is JArray { Count: 1 } only ? only[0]
                : null;
            if (next is null)
            {
                break;
            }

            schema = next;
        }

        return schema as JObject;
    }
}

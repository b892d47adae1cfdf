using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Finds the types that are files by their shape, an address and a fact of a file beside it: Image, VideoFile, Audio and whatever else a contract
/// calls them. They implement the SDK's interface, so that downloads take them.
/// </summary>
internal static class FilesPass
{
    /// <summary>Names the properties of the C# type by wire name, for the template.</summary>
    public const string File = "x-csharp-file";

    private static readonly string[] Facts =
        ["content_type", "file_name", "file_size", "file_data", "mime_type", "width", "height", "duration", "fps", "num_frames", "sample_rate", "channels", "bitrate"];

    public static void Apply(PassContext context)
    {
        string? input = EndpointPass.InputOf(context);
        foreach (ObjectNode schema in context.Schemas.Members.Where(member => member.Key != input).Select(member => member.Value).OfType<ObjectNode>())
        {
            if (schema["properties"] is not ObjectNode properties || !Is(properties["url"], "string") || !Facts.Any(fact => properties.TryGet(fact, out _)))
            {
                continue;
            }

            ObjectNode file = schema.Object(("url", NameOf(properties["url"]!)));
            foreach ((string wire, string type) in ((string, string)[])[("content_type", "string"), ("file_name", "string"), ("file_size", "integer")])
            {
                if (Is(properties[wire], type))
                {
                    file.Set(wire, NameOf(properties[wire]!));
                }
            }

            // An open enum is a type of its own, which the template makes a text of.
            if (properties["content_type"] is ObjectNode kind && SchemaTree.Resolve(context, kind) is var choices && choices.TryGet("enum", out _) && choices.TextOf("type") == "string")
            {
                file.Set("content_type_enum", NameOf(kind));
            }

            schema.Set(File, file);
        }
    }

    private static Node NameOf(Node property) => ((ObjectNode)property)["x-csharp-name"]!.Clone();

    private static bool Is(Node? property, string type) => property is ObjectNode schema && schema.TextOf("type") == type && !schema.TryGet("enum", out _)
        && schema.TextOf("format") != "date-time";
}

using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Limits of an input: those of the schema and those that fal writes beside it, in <c>x-fal</c> or as members of their own. They go as a list to
/// the endpoint, which checks what it can before a submit costs anything; those beside the schema go into the documentation too.
/// </summary>
internal static class LimitsPass
{
    /// <summary>The list for the template: path, kind and value of each.</summary>
    public const string Limits = "x-csharp-limits";

    /// <summary>The depth to which members of members are followed; a type may hold itself.</summary>
    private const int Deepest = 6;

    private static readonly (string Wire, string Kind)[] OfSchema =
    [
        ("minLength", "MinLength"), ("maxLength", "MaxLength"), ("minItems", "MinItems"), ("maxItems", "MaxItems"), ("minimum", "Minimum"), ("maximum", "Maximum"),
    ];

    private static readonly (string Wire, string Kind)[] OfFile =
    [
        ("min_file_size", "MinFileSize"), ("max_file_size", "MaxFileSize"), ("min_duration", "MinDuration"), ("max_duration", "MaxDuration"),
        ("min_width", "MinWidth"), ("max_width", "MaxWidth"), ("min_height", "MinHeight"), ("max_height", "MaxHeight"),
        ("min_aspect_ratio", "MinAspectRatio"), ("max_aspect_ratio", "MaxAspectRatio"), ("min_fps", "MinFramesPerSecond"), ("max_fps", "MaxFramesPerSecond"),
    ];

    /// <summary>The kinds of limit, as the SDK's enum spells them.</summary>
    public static string[] Kinds { get; } = [.. OfSchema.Concat(OfFile).Select(known => known.Kind), "ExclusiveMinimum", "ExclusiveMaximum"];

    public static void Apply(PassContext context)
    {
        ArrayNode list = context.Document.Array();
        if (context.Operations.FirstOrDefault(found => found.Operation.TextOf("operationId") == "Submit").Operation is { } submit
            && ResponsesPass.JsonSchema(submit["requestBody"]) is { } input)
        {
            Collect(context, list, input, "", 0);
        }

        context.Document.Set(Limits, list);
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Describe(schema);
        }
    }

    private static void Collect(PassContext context, ArrayNode list, ObjectNode schema, string path, int depth)
    {
        if (depth > Deepest)
        {
            return;
        }

        ObjectNode shape = SchemaTree.Resolve(context, schema);
        foreach (ObjectNode one in shape == schema ? [schema] : (ObjectNode[])[schema, shape])
        {
            foreach ((string wire, string kind) in OfSchema)
            {
                Add(list, path, IsExclusive(one, wire) ? "Exclusive" + kind : kind, one[wire]);
            }

            foreach ((string wire, string kind) in OfFile)
            {
                Add(list, path, kind, ValueOf(one, wire));
            }
        }

        if (shape["items"] is ObjectNode items)
        {
            Collect(context, list, items, path + "[]", depth + 1);
        }

        foreach ((string name, Node member) in shape.MembersOf("properties"))
        {
            if (member is ObjectNode property)
            {
                Collect(context, list, property, path.Length == 0 ? name : $"{path}.{name}", depth + 1);
            }
        }
    }

    private static void Add(ArrayNode list, string path, string kind, Node? limit)
    {
        // A limit that decimal cannot hold is none.
        if (path.Length > 0 && limit is NumberNode number && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
        {
            list.Add(limit.Object(("path", limit.Text(path)), ("kind", limit.Text(kind)), ("value", limit.Text(value.ToString("0.############################", CultureInfo.InvariantCulture)))));
        }
    }

    private static bool IsExclusive(ObjectNode schema, string wire) =>
        wire is "minimum" or "maximum" && schema["exclusive" + char.ToUpperInvariant(wire[0]) + wire[1..]] is BooleanNode { Value: true };

    private static Node? ValueOf(ObjectNode schema, string wire) => schema[wire] ?? (schema["x-fal"] as ObjectNode)?[wire];

    private static void Describe(ObjectNode schema)
    {
        string own = LimitText.Of(schema);
        string each = schema["items"] is ObjectNode items ? LimitText.Of(items) : "";
        string[] sentences = [.. (own.Length == 0 ? [] : (string[])[$"Limits: {own}."]), .. (each.Length == 0 ? [] : (string[])[$"Limits of each: {each}."])];
        if (sentences.Length > 0)
        {
            string? description = schema.TextOf("description");
            schema.Set("description", schema.Text(string.Join('\n', sentences.Prepend(description).OfType<string>())));
        }
    }
}

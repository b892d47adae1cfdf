using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Finds the schemas of a document, and only them: a property that is called "items" is no keyword.</summary>
internal static class SchemaTree
{
    private static readonly string[] MapKeywords = ["properties"];
    private static readonly string[] ListKeywords = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] SingleKeywords = ["items", "additionalProperties", "not"];

    /// <summary>Every schema of the document, the outer ones first. The list is taken before the first one is handed out, so a pass may edit.</summary>
    public static IReadOnlyList<ObjectNode> All(PassContext context) =>
        [.. Roots(context).SelectMany(Within)];

    /// <summary>A schema and everything inside it, references not followed.</summary>
    public static IEnumerable<ObjectNode> Within(ObjectNode schema) =>
        Children(schema).SelectMany(Within).Prepend(schema);

    /// <summary>The component that a schema refers to, directly or as the only member of an <c>allOf</c>; else null.</summary>
    public static string? ComponentOf(ObjectNode schema)
    {
        string? reference = schema.TextOf("$ref") ?? (schema.ItemsOf("allOf") is [ObjectNode only] ? only.TextOf("$ref") : null);
        return reference is null ? null : ComponentIn(reference);
    }

    /// <summary>The component that a reference names, as it is written among the components; null when it leads elsewhere or into one.</summary>
    public static string? ComponentIn(string reference)
    {
        string pointer = JsonPointer.FromLocalReference(reference) ?? "";
        string key = pointer.StartsWith(ComponentPrefix[1..], StringComparison.Ordinal) ? pointer[(ComponentPrefix.Length - 1)..] : "";
        return key.Length == 0 || key.Contains('/') ? null : JsonPointer.Unescape(key);
    }

    /// <summary>The schema that a schema refers to, however often; itself when it refers to none, or to itself.</summary>
    public static ObjectNode Resolve(PassContext context, ObjectNode schema)
    {
        HashSet<string> passed = [];
        while (ComponentOf(schema) is { } component && passed.Add(component) && context.Schemas[component] is ObjectNode next)
        {
            schema = next;
        }

        return schema;
    }

    public const string ComponentPrefix = "#/components/schemas/";

    private static IEnumerable<ObjectNode> Roots(PassContext context)
    {
        foreach (ObjectNode schema in context.Schemas.Members.Select(member => member.Value).OfType<ObjectNode>())
        {
            yield return schema;
        }

        foreach ((_, _, ObjectNode operation) in context.Operations)
        {
            IEnumerable<ObjectNode> holders = operation.ItemsOf("parameters").OfType<ObjectNode>()
                .Concat(Contents(operation["requestBody"] as ObjectNode))
                .Concat(operation.MembersOf("responses").Select(response => response.Value).OfType<ObjectNode>().SelectMany(Contents));
            foreach (ObjectNode schema in holders.Select(holder => holder["schema"]).OfType<ObjectNode>())
            {
                yield return schema;
            }
        }
    }

    private static IEnumerable<ObjectNode> Contents(ObjectNode? holder) =>
        holder?.MembersOf("content").Select(content => content.Value).OfType<ObjectNode>() ?? [];

    private static IEnumerable<ObjectNode> Children(ObjectNode schema) =>
        MapKeywords.SelectMany(schema.MembersOf).Select(member => member.Value)
            .Concat(ListKeywords.SelectMany(schema.ItemsOf))
            .Concat(SingleKeywords.Select(keyword => schema[keyword]).OfType<Node>())
            .OfType<ObjectNode>();
}

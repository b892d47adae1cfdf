using FalGenerated.Generator.Json;
using FalGenerated.Generator.Passes;

namespace FalGenerated.Generator.ContractPage;

/// <summary>The members of a schema as rows: wire name, type in words, whether it must be there, default, text.</summary>
internal sealed class SchemaMembers(ObjectNode document)
{
    // A type that holds itself ends here.
    private const int Deepest = 4;

    public IEnumerable<string[]> RowsOf(ObjectNode schema, string prefix = "", int depth = 1)
    {
        ObjectNode type = Resolve(schema);
        string[] required = [.. type.ItemsOf("required").OfType<TextNode>().Select(name => name.Value)];
        List<string> order = [.. type.ItemsOf("x-fal-order-properties").OfType<TextNode>().Select(name => name.Value)];
        IEnumerable<(string Name, ObjectNode Schema)> members = type.MembersOf("properties")
            .Where(member => member.Value is ObjectNode)
            .Select(member => (member.Key, (ObjectNode)member.Value))
            .OrderBy(member => order.IndexOf(member.Key) is >= 0 and int place ? place : int.MaxValue);
        foreach ((string name, ObjectNode member) in members)
        {
            ObjectNode inner = Resolve(member);
            string full = prefix + name;
            string presence = required.Contains(name) ? "yes" : "";
            yield return [PageText.Code(full), TypeOf(member), presence, DefaultOf(member, inner), PageText.Of(member.TextOf("description") ?? inner.TextOf("description"))];
            if (depth < Deepest)
            {
                (ObjectNode nested, string suffix) = inner["items"] is ObjectNode items ? (items, "[].") : (inner, ".");
                foreach (string[] row in RowsOf(nested, full + suffix, depth + 1))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>The schema that a reference, or an <c>allOf</c> with only one, stands for.</summary>
    public ObjectNode Resolve(ObjectNode schema)
    {
        for (int hops = 0; hops < 16 && SchemaTree.ComponentOf(schema) is { } name && JsonPointer.Find(document, "/components/schemas/" + JsonPointer.Escape(name)) is ObjectNode component; hops++)
        {
            schema = component;
        }

        return schema;
    }

    private string TypeOf(ObjectNode schema)
    {
        ObjectNode type = Resolve(schema);
        string words = type.ItemsOf("enum") is { Count: > 0 } values ? string.Join(", ", values.Select(value => PageText.Code(TextOf(value))))
            : Union(type) is { Count: > 0 } arms ? string.Join(" or ", arms.Select(TypeOf))
            : type["items"] is ObjectNode items ? "list of " + TypeOf(items)
            : type.TextOf("type") is { } name ? name + RangeOf(type)
            : "any";
        return schema["nullable"] is BooleanNode { Value: true } || type["nullable"] is BooleanNode { Value: true } ? words + ", or null" : words;
    }

    private static List<ObjectNode> Union(ObjectNode type) =>
        [.. type.ItemsOf("anyOf").Concat(type.ItemsOf("oneOf")).OfType<ObjectNode>()];

    private static string RangeOf(ObjectNode type) => (Number(type, "minimum"), Number(type, "maximum")) switch
    {
        ({ } least, { } most) => $", {least} to {most}",
        ({ } least, null) => $", from {least}",
        (null, { } most) => $", up to {most}",
        _ => "",
    };

    private static string? Number(ObjectNode type, string keyword) => (type[keyword] as NumberNode)?.Text;

    private static string DefaultOf(ObjectNode member, ObjectNode inner) => (member["default"] ?? inner["default"]) is { } value ? PageText.Code(TextOf(value)) : "";

    private static string TextOf(Node value) => value is TextNode text ? text.Value : System.Text.Encoding.UTF8.GetString(JsonText.Write(value)).Trim();
}

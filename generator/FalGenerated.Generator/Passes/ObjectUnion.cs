using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Several objects as one: the arm that has every member of the others, or an object with the members of all, of which those are
/// required that no arm can lack. Reading and writing lose nothing by it, whichever arm a value is of.
/// </summary>
internal static class ObjectUnion
{
    /// <summary>Marks a union that was made here, of members of one name.</summary>
    public const string Mark = "x-csharp-merged";

    private static readonly string[] Texts = ["title", "description", "default", "examples", "example", "ui", "_fal_ui_field"];

    /// <summary>Makes a schema that one object.</summary>
    public static void Replace(PassContext context, ObjectNode schema, IReadOnlyList<ObjectNode> arms, Queue<ObjectNode> made)
    {
        ObjectNode one = Of(context, schema, arms, made);
        if (one["$ref"] is not null)
        {
            schema.Set("allOf", schema.Array(one));
            return;
        }

        foreach ((string name, Node value) in one.Members.ToArray().Where(member => !schema.TryGet(member.Key, out _)))
        {
            one.Remove(name);
            schema.Set(name, value);
        }
    }

    /// <summary>The one object: a reference where every arm is one, so that the union has one type wherever it stands.</summary>
    public static ObjectNode Of(PassContext context, ObjectNode near, IReadOnlyList<ObjectNode> arms, Queue<ObjectNode> made)
    {
        ObjectNode[] shapes = [.. arms.Select(arm => SchemaTree.Resolve(context, arm))];
        int whole = Array.FindIndex(shapes, one => shapes.All(other => Covers(one, other)));
        if (whole >= 0)
        {
            return SchemaTree.ComponentOf(arms[whole]) is { } found ? ReferenceTo(near, found) : (ObjectNode)arms[whole].Clone();
        }

        string?[] names = [.. arms.Select(SchemaTree.ComponentOf).Order(StringComparer.Ordinal)];
        string? component = names.Contains(null) ? null : string.Join(" or ", names);
        if (component is not null && context.Schemas.TryGet(component, out _))
        {
            return ReferenceTo(near, component);
        }

        ObjectNode merged = Merged(near, shapes);
        if (component is not null)
        {
            context.Schemas.Set(component, merged);
        }

        foreach (ObjectNode inner in SchemaTree.Within(merged))
        {
            made.Enqueue(inner);
        }

        return component is null ? merged : ReferenceTo(near, component);
    }

    private static ObjectNode ReferenceTo(ObjectNode near, string component) =>
        near.Object(("$ref", near.Text(SchemaTree.ComponentPrefix + Uri.EscapeDataString(JsonPointer.Escape(component)))));

    private static ObjectNode Merged(ObjectNode near, ObjectNode[] shapes)
    {
        ObjectNode properties = near.Object();
        foreach (IGrouping<string, Node> member in shapes.SelectMany(shape => shape.MembersOf("properties")).GroupBy(member => member.Key, member => member.Value))
        {
            Node[] variants = [.. member.DistinctBy(Shape)];
            properties.Set(member.Key, variants.Length == 1 ? variants[0].Clone() : Union(near, variants));
        }

        IEnumerable<string> required = shapes.Select(Required).Aggregate((some, others) => some.Intersect(others));
        return near.Object(
            ("type", near.Text("object")), ("properties", properties), ("required", near.Array(required.Select(near.Text))));
    }

    private static ObjectNode Union(ObjectNode near, Node[] variants)
    {
        ObjectNode union = near.Object(("anyOf", near.Array(variants.Select(variant => variant.Clone()))), (Mark, near.Boolean(true)));
        if (variants.OfType<ObjectNode>().Select(variant => variant["description"]).OfType<TextNode>().FirstOrDefault() is { } description)
        {
            union.Set("description", description.Clone());
        }

        return union;
    }

    private static bool Covers(ObjectNode one, ObjectNode other) =>
        other.MembersOf("properties").All(member => ((ObjectNode)one["properties"]!).TryGet(member.Key, out Node? own) && Shape(own) == Shape(member.Value))
        && Required(one).All(Required(other).Contains);

    private static IEnumerable<string> Required(ObjectNode shape) => shape.ItemsOf("required").OfType<TextNode>().Select(name => name.Value);

    /// <summary>A schema without its words: two arms may describe the same member differently.</summary>
    private static string Shape(Node schema)
    {
        Node copy = schema.Clone();
        foreach (ObjectNode inner in copy is ObjectNode whole ? SchemaTree.Within(whole).ToArray() : [])
        {
            foreach (string text in Texts)
            {
                inner.Remove(text);
            }
        }

        return Literal.Of(copy);
    }
}

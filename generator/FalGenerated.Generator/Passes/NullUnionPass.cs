using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// The spellings of "or null" become <c>nullable: true</c>: a union with a null arm, a type list with "null", and an enum that lists null.
/// The arm that remains moves up, so that its bounds are seen. 3.0 has no word for null alone; it becomes any value or null.
/// </summary>
internal static class NullUnionPass
{
    private static readonly string[] Unions = ["anyOf", "oneOf"];

    public static void Apply(PassContext context)
    {
        // The inner ones first: an arm may be such a union itself.
        foreach (ObjectNode schema in SchemaTree.All(context).Reverse())
        {
            CollapseTypeList(schema);
            CollapseEnum(schema);
            foreach (string union in Unions)
            {
                CollapseUnion(schema, union);
            }

            // What is not nullable takes no null in 3.0 anyway.
            if (schema["not"] is { } excluded && IsNull(excluded))
            {
                schema.Remove("not");
            }
        }

        // Only now: until then a union has to know its null arms.
        foreach (ObjectNode schema in SchemaTree.All(context).Where(IsNull))
        {
            foreach (string keyword in (string[])["type", "enum", "const"])
            {
                schema.Remove(keyword);
            }

            schema.Set("nullable", schema.Boolean(true));
        }
    }

    private static void CollapseUnion(ObjectNode schema, string union)
    {
        if (schema[union] is not ArrayNode arms)
        {
            return;
        }

        if (arms.Items.All(IsNull))
        {
            schema.Remove(union);
            schema.Set("type", schema.Text("null"));
            return;
        }

        foreach (Node arm in arms.Items.Where(IsNull).ToArray())
        {
            arms.Remove(arm);
            schema.Set("nullable", schema.Boolean(true));
        }

        if (arms.Items is not [ObjectNode only])
        {
            return;
        }

        schema.Remove(union);
        if (only["$ref"] is TextNode reference)
        {
            schema.Set("allOf", schema.Array(only.Object(("$ref", reference.Clone()))));
            return;
        }

        foreach ((string name, Node value) in only.Members)
        {
            // What stands outside describes the property, so it wins over the arm's own text.
            if (!schema.TryGet(name, out _))
            {
                schema.Set(name, value.Clone());
            }
        }
    }

    private static void CollapseTypeList(ObjectNode schema)
    {
        if (schema["type"] is not ArrayNode types)
        {
            return;
        }

        TextNode[] names = [.. types.Items.OfType<TextNode>()];
        TextNode[] real = [.. names.Where(name => name.Value != "null")];
        if (real.Length == 0)
        {
            schema.Set("type", names[0].Clone());
            return;
        }

        if (real.Length < names.Length)
        {
            schema.Set("nullable", schema.Boolean(true));
        }

        if (real is [TextNode single])
        {
            schema.Set("type", single.Clone());
            return;
        }

        schema.Remove("type");
        schema.Set("anyOf", types.Array(real.Select(name => name.Object(("type", name.Clone())))));
    }

    private static void CollapseEnum(ObjectNode schema)
    {
        if (schema["enum"] is not ArrayNode values || IsNull(schema))
        {
            return;
        }

        foreach (Node value in values.Items.OfType<NullNode>().ToArray())
        {
            values.Remove(value);
            schema.Set("nullable", schema.Boolean(true));
        }
    }

    private static bool IsNull(Node arm) =>
        arm is ObjectNode schema && (schema.TextOf("type") == "null" || schema["const"] is NullNode || (schema.ItemsOf("enum") is { Count: > 0 } values && values.All(value => value is NullNode)));
}

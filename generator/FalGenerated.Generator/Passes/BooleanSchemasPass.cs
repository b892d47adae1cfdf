using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>The schemas <c>true</c> and <c>false</c> of 3.1, which 3.0 does not know, become the objects that mean the same: any value, and none.</summary>
internal static class BooleanSchemasPass
{
    private static readonly string[] Maps = ["properties", "patternProperties", "$defs"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
    private static readonly string[] Singles = ["items", "not"];

    public static void Apply(PassContext context)
    {
        SpellIn(context.Schemas);
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Spell(schema);
        }
    }

    private static void Spell(ObjectNode schema)
    {
        foreach (ObjectNode map in Maps.Select(keyword => schema[keyword]).OfType<ObjectNode>())
        {
            SpellIn(map);
        }

        foreach (ArrayNode list in Lists.Select(keyword => schema[keyword]).OfType<ArrayNode>())
        {
            for (int i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is BooleanNode flag)
                {
                    list.Set(i, Object(flag));
                }
            }
        }

        foreach (string keyword in Singles)
        {
            if (schema[keyword] is BooleanNode flag)
            {
                schema.Set(keyword, Object(flag));
            }
        }
    }

    private static void SpellIn(ObjectNode map)
    {
        foreach ((string name, Node value) in map.Members.ToArray())
        {
            if (value is BooleanNode flag)
            {
                map.Set(name, Object(flag));
            }
        }
    }

    private static ObjectNode Object(BooleanNode flag) => flag.Value ? flag.Object() : flag.Object(("not", flag.Object()));
}

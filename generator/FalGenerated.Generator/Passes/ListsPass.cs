using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A tuple, a list of schemas under <c>items</c> or <c>prefixItems</c>, becomes a list of what its places hold where they are alike, else of
/// any value: NSwag would make a <c>System.Tuple</c>, which no JSON list can be read into. So does a list that says nothing of its items.
/// </summary>
internal static class ListsPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            Straighten(schema);
        }
    }

    private static void Straighten(ObjectNode schema)
    {
        bool isTuple = schema["items"] is ArrayNode || schema["prefixItems"] is ArrayNode;
        if (!isTuple && (schema.TextOf("type") != "array" || schema.TryGet("items", out _)))
        {
            return;
        }

        Node[] places = [.. schema.ItemsOf("prefixItems"), .. schema["items"] is ObjectNode rest ? [rest] : schema.ItemsOf("items")];
        schema.Remove("prefixItems");
        schema.Set("type", schema.Text("array"));
        schema.Set("items", Common(places) ?? schema.Object());

        // The places of a tuple are no schemas of the tree before they stand here.
        foreach (ObjectNode inner in SchemaTree.Within((ObjectNode)schema["items"]!).ToArray())
        {
            Straighten(inner);
        }
    }

    /// <summary>The schema that all places hold, their words aside; null when they differ.</summary>
    private static ObjectNode? Common(Node[] places)
    {
        ObjectNode[] schemas = [.. places.OfType<ObjectNode>().Select(place => (ObjectNode)place.Clone())];
        foreach (ObjectNode schema in schemas)
        {
            schema.Remove("title");
            schema.Remove("description");
        }

        bool alike = schemas.Length == places.Length && schemas.All(schema => JsonText.Write(schema).AsSpan().SequenceEqual(JsonText.Write(schemas[0])));
        return alike ? schemas.FirstOrDefault() : null;
    }
}

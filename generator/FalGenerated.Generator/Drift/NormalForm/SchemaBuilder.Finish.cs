namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>What can be said only when all nodes of a schema were read.</content>
internal sealed partial class SchemaBuilder
{
    private void Finish(Schema schema, SchemaParts parts)
    {
        schema.Component = parts.Components.Count == 1 ? parts.Components.First() : null;
        FinishValues(schema);
        FinishObject(schema, parts);
        schema.Items = parts.Items.Count == 0 ? null : Promise(parts.Items).Schema;
        if (schema.Kind == SchemaKind.Integer)
        {
            schema.Minimum = schema.Minimum?.LowerForIntegers();
            schema.Maximum = schema.Maximum?.UpperForIntegers();
        }
    }

    private static void FinishValues(Schema schema)
    {
        if (schema.Values is null)
        {
            return;
        }

        for (int i = schema.Values.Count - 1; i >= 0; i--)
        {
            if (!SchemaKinds.Holds(schema.Kind, SchemaKinds.Of(schema.Values.GetValueAtIndex(i))))
            {
                schema.Values.RemoveAt(i);
            }
        }

        if (schema.Kind == SchemaKind.Any && schema.Values.Count > 0)
        {
            SchemaKind first = SchemaKinds.Of(schema.Values.GetValueAtIndex(0));
            schema.Kind = schema.Values.Values.All(value => SchemaKinds.Of(value) == first) ? first
                : schema.Values.Values.All(value => SchemaKinds.Of(value).IsNumeric()) ? SchemaKind.Number : SchemaKind.Any;
        }
    }

    private void FinishObject(Schema schema, SchemaParts parts)
    {
        schema.Additional = schema.Closed || parts.Additional.Count == 0 ? null : Promise(parts.Additional).Schema;
        // In order of name, because a sorted list takes a name at its end at once and any other by moving the rest.
        foreach (string name in parts.Properties.Keys.Union(parts.Required.Keys).Order(StringComparer.Ordinal))
        {
            Json.Node? required = parts.Required.GetValueOrDefault(name);
            schema.Properties.Add(name, parts.Properties.TryGetValue(name, out List<Json.Node>? nodes)
                ? new Property(name, Promise(nodes).Schema, required is not null, nodes[0])
                : new Property(name, Free(required!), true, required!));
        }
    }
}

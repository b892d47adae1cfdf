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
        foreach ((string name, List<Json.Node> nodes) in parts.Properties)
        {
            schema.Properties.Add(name, new Property(name, Promise(nodes).Schema, parts.Required.ContainsKey(name), nodes[0]));
        }

        foreach ((string name, Json.Node where) in parts.Required)
        {
            if (!schema.Properties.ContainsKey(name))
            {
                schema.Properties.Add(name, new Property(name, Free(where), true, where));
            }
        }
    }
}

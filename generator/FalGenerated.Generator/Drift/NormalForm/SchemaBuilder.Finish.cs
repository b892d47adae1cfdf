using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>What can be said only when all nodes of a schema were read.</content>
internal sealed partial class SchemaBuilder
{
    private void Finish(Schema schema, SchemaParts parts)
    {
        schema.Component = parts.Components.Count == 1 ? parts.Components.First() : null;
        FinishValues(schema);
        FinishObject(schema, parts);
        FinishConstraints(schema, parts);
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
            Node value = schema.Values.GetValueAtIndex(i);
            if (!SchemaKinds.Holds(schema.Kind, SchemaKinds.Of(value)))
            {
                schema.Annotations.Add(new(AnnotationKind.Unclaimed, "enum", value));
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

    /// <summary>A part that is closed refuses the members of the other parts too. Readers take the parts for one object all the same, so this is kept for the safety net.</summary>
    private static void KeepClosedParts(Schema schema, SchemaParts parts)
    {
        foreach (ObjectNode leaf in parts.Leaves.Where(leaf => leaf["additionalProperties"] is BooleanNode { Value: false }))
        {
            string[] own = [.. ((leaf["properties"] as ObjectNode)?.Members ?? []).Select(member => member.Key).Order(StringComparer.Ordinal)];
            if (parts.Properties.Keys.Except(own).Any())
            {
                schema.Annotations.Add(new(AnnotationKind.Unclaimed, "additionalProperties beside " + string.Join(", ", own), leaf["additionalProperties"]!));
            }
        }
    }

    private void FinishObject(Schema schema, SchemaParts parts)
    {
        KeepClosedParts(schema, parts);
        schema.Additional = schema.Closed || parts.Additional.Count == 0 ? null : Promise(parts.Additional).Schema;
        // In order of name, because a sorted list takes a name at its end at once and any other by moving the rest.
        foreach (string name in parts.Properties.Keys.Union(parts.Required.Keys).Order(StringComparer.Ordinal))
        {
            Node? required = parts.Required.GetValueOrDefault(name);
            schema.Properties.Add(name, parts.Properties.TryGetValue(name, out List<Node>? nodes)
                ? new Property(name, Promise(nodes).Schema, required is not null, nodes[0])
                : new Property(name, Free(required!), true, required!));
        }
    }
}

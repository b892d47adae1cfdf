using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content><c>type</c>, <c>enum</c> and <c>const</c>.</content>
internal sealed partial class SchemaBuilder
{
    /// <summary>Reads the kind and the allowed values of one node; says what they say about null.</summary>
    private Nullability ReadKind(ObjectNode leaf, Schema schema, SchemaParts parts)
    {
        List<SchemaKind> kinds = KindsOf(leaf, out bool hasNull);
        bool typed = kinds.Count > 0 || hasNull;
        if (typed)
        {
            schema.Where.TryAdd("type", leaf["type"]!);
            schema.KindIsWritten = true;
        }

        bool? valuesHaveNull = ReadValues(leaf, schema);
        if (kinds.Count > 1 && valuesHaveNull is null)
        {
            parts.SplitByType.Add(leaf);
            List<Schema> arms = [.. kinds.Select(kind => Promise([leaf], kind).Schema)];
            foreach (SchemaKind kind in kinds)
            {
                Fill(Promise([leaf], kind), 0);
            }

            schema.Unions.Add(new Union("type", arms, leaf["type"]!));
        }
        else if (kinds.Count == 1)
        {
            schema.Kind = SchemaKinds.Meet(schema.Kind, kinds[0]);
        }
        else if (typed && kinds.Count == 0)
        {
            schema.Kind = SchemaKinds.Meet(schema.Kind, SchemaKind.Null);
        }

        if (valuesHaveNull is true || hasNull)
        {
            return Nullability.Yes;
        }

        return typed || valuesHaveNull is false ? Nullability.No : Nullability.Unsaid;
    }

    private static List<SchemaKind> KindsOf(ObjectNode leaf, out bool hasNull)
    {
        IEnumerable<Node> names = leaf["type"] switch
        {
            TextNode text => [text],
            ArrayNode list => list.Items,
            _ => [],
        };
        List<SchemaKind> kinds = [.. names.OfType<TextNode>().Select(name => SchemaKinds.Parse(name.Value)).OfType<SchemaKind>().Distinct().Order()];
        hasNull = kinds.Remove(SchemaKind.Null);
        if (kinds.Contains(SchemaKind.Number))
        {
            kinds.Remove(SchemaKind.Integer);
        }

        return kinds;
    }

    /// <summary>Whether the listed values hold null; null when no values are listed.</summary>
    private static bool? ReadValues(ObjectNode leaf, Schema schema)
    {
        bool? hasNull = null;
        if (leaf["enum"] is ArrayNode list)
        {
            hasNull = AddValues(schema, list.Items);
            schema.Where.TryAdd("enum", list);
        }

        if (leaf["const"] is { } constant)
        {
            hasNull = AddValues(schema, [constant]) && hasNull is not false;
            schema.Where.TryAdd("enum", constant);
        }

        return hasNull;
    }

    private static bool AddValues(Schema schema, IReadOnlyList<Node> items)
    {
        SortedDictionary<string, Node> values = new(StringComparer.Ordinal);
        bool hasNull = false;
        foreach (Node item in items)
        {
            if (item is NullNode)
            {
                hasNull = true;
            }
            else
            {
                values.TryAdd(Literal.Of(item), item);
            }
        }

        if (values.Count == 0 && hasNull)
        {
            schema.Kind = SchemaKind.Null;
        }
        else
        {
            schema.Values = Shared(schema.Values, values);
        }

        return hasNull;
    }

    private static SortedDictionary<string, Node> Shared(SortedDictionary<string, Node>? one, SortedDictionary<string, Node> other) =>
        one is null ? other : new(one.Where(value => other.ContainsKey(value.Key)).ToDictionary(), StringComparer.Ordinal);
}

using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

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
        List<SchemaKind> kinds = [];
        hasNull = false;
        foreach (Node name in names)
        {
            SchemaKind? kind = name is TextNode text ? SchemaKinds.Parse(text.Value) : null;
            hasNull |= kind == SchemaKind.Null;
            if (kind is { } known and not SchemaKind.Null && !kinds.Contains(known))
            {
                kinds.Add(known);
            }
        }

        if (kinds.Contains(SchemaKind.Number))
        {
            kinds.Remove(SchemaKind.Integer);
        }

        return kinds;
    }

    /// <summary>True if the listed values hold null; null when no values are listed.</summary>
    private static bool? ReadValues(ObjectNode leaf, Schema schema)
    {
        bool? hasNull = null;
        if (leaf["enum"] is ArrayNode { Items.Count: > 0 } list)
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
        Dictionary<string, Node> listed = new(StringComparer.Ordinal);
        bool hasNull = false;
        foreach (Node item in items)
        {
            if (item is NullNode)
            {
                hasNull = true;
            }
            else
            {
                listed.TryAdd(Literal.Of(item), item);
            }
        }

        SortedList<string, Node> values = new(listed, StringComparer.Ordinal);

        if (values.Count == 0 && hasNull)
        {
            schema.Kind = SchemaKind.Null;
        }
        else
        {
            KeepContradiction(schema, values, items);
            schema.Values = Shared(schema.Values, values);
        }

        return hasNull;
    }

    /// <summary>A second list that has nothing in common with the first goes to the safety net too: strictly, no value fits.</summary>
    private static void KeepContradiction(Schema schema, SortedList<string, Node> values, IReadOnlyList<Node> items)
    {
        if (schema.Values is { } other && items.Count > 0 && !other.Keys.Any(values.ContainsKey))
        {
            schema.Annotations.Add(new(AnnotationKind.Unclaimed, "enum beside enum", items[0].Parent as ArrayNode ?? items[0]));
        }
    }

    /// <summary>
    /// The values that both lists allow. Two lists with nothing in common would allow none, which no service means: then the values of both are kept,
    /// so that a change of either is still seen.
    /// </summary>
    private static SortedList<string, Node> Shared(SortedList<string, Node>? one, SortedList<string, Node> other)
    {
        if (one is null)
        {
            return other;
        }

        IEnumerable<KeyValuePair<string, Node>> shared = one.Any(value => other.ContainsKey(value.Key))
            ? one.Where(value => other.ContainsKey(value.Key))
            : one.Concat(other);
        return new(shared.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal), StringComparer.Ordinal);
    }
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>References, <c>allOf</c>, unions and null.</content>
internal sealed partial class SchemaBuilder
{
    /// <summary>Adds a node and all that it includes to the parts; says what it says about null.</summary>
    private Nullability Expand(Node node, Schema schema, SchemaParts parts, bool named, int depth)
    {
        if (depth > ReferenceResolver.MaxHops)
        {
            throw Refusal.Of(node, DiagnosticCode.EndlessReference, $"schemas include one another through more than {ReferenceResolver.MaxHops} steps here; the document cannot be compared");
        }

        Reached.Add(node);
        if (node is BooleanNode boolean)
        {
            schema.Kind = boolean.Value ? schema.Kind : SchemaKind.Never;
            return Nullability.Unsaid;
        }

        if (node is not ObjectNode leaf)
        {
            schema.Annotations.Add(new(AnnotationKind.Unclaimed, "schema", node));
            return Nullability.Unsaid;
        }

        if (!parts.Seen.Add(leaf))
        {
            return Nullability.Unsaid;
        }

        parts.Leaves.Add(leaf);
        Nullability said = ReadKind(leaf, schema, parts);
        if (leaf["$ref"] is TextNode reference)
        {
            said = Both(said, Expand(NamedTarget(reference, parts, ref named), schema, parts, named, depth + 1));
        }

        if (leaf["allOf"] is ArrayNode all)
        {
            foreach (Node member in all.Items)
            {
                said = Both(said, Expand(member, schema, parts, named, depth + 1));
            }
        }

        foreach (string keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (leaf[keyword] is ArrayNode arms)
            {
                said = Both(said, ExpandUnion(keyword, arms, schema, parts, named, depth + 1));
            }
        }

        return leaf["nullable"] is BooleanNode { Value: true } ? Nullability.Yes : said;
    }

    private Node NamedTarget(TextNode reference, SchemaParts parts, ref bool named)
    {
        Node target = references.Target(reference);
        if (!named && ReferenceResolver.ReferenceIn(target) is null && components.TryGetValue(target, out string? name))
        {
            parts.Components.Add(name);
            named = true;
        }

        return target;
    }

    private Nullability ExpandUnion(string keyword, ArrayNode list, Schema schema, SchemaParts parts, bool named, int depth)
    {
        List<Node> arms = [];
        bool hasNull = false;
        foreach (Node item in list.Items)
        {
            if (IsNull(item))
            {
                hasNull = true;
                KeepWordsOf(item, schema);
            }
            else
            {
                arms.Add(item);
            }
        }

        if (arms.Count == 1)
        {
            Nullability inner = Expand(arms[0], schema, parts, named, depth);
            return hasNull ? Nullability.Yes : inner;
        }

        if (arms.Count == 0)
        {
            schema.Kind = SchemaKinds.Meet(schema.Kind, hasNull ? SchemaKind.Null : SchemaKind.Any);
            return hasNull ? Nullability.Yes : Nullability.Unsaid;
        }

        List<Schema> built = [];
        List<Nullability> nulls = [];
        foreach (Node arm in arms)
        {
            SchemaDraft draft = Promise([arm]);
            Fill(draft, depth);
            nulls.Add(draft.Schema.Null);
            if (draft.Done && IsPureUnion(draft.Schema))
            {
                Splice(draft.Schema, built, schema);
            }
            else
            {
                built.Add(draft.Schema);
            }
        }

        AddUnion(new Union(keyword, built, list), schema);
        schema.Where.TryAdd(keyword, list);
        return hasNull || nulls.Contains(Nullability.Yes) ? Nullability.Yes
            : nulls.TrueForAll(said => said == Nullability.No) ? Nullability.No : Nullability.Unsaid;
    }

    /// <summary>A union of enums says what one enum says.</summary>
    private static void AddUnion(Union union, Schema schema)
    {
        if (!union.Arms.All(arm => arm.Values is not null && !arm.HasConstraints && arm.Unions.Count == 0 && arm.Default is null))
        {
            schema.Unions.Add(union);
            return;
        }

        Dictionary<string, Node> values = new(StringComparer.Ordinal);
        SchemaKind kind = union.Arms[0].Kind;
        foreach (Schema arm in union.Arms)
        {
            kind = kind == arm.Kind ? kind : kind.IsNumeric() && arm.Kind.IsNumeric() ? SchemaKind.Number : SchemaKind.Any;
            foreach ((string literal, Node value) in arm.Values!)
            {
                values.TryAdd(literal, value);
            }

            schema.Annotations.AddRange(arm.Annotations);
        }

        KeepContradiction(schema, new(values, StringComparer.Ordinal), [union.Where]);
        schema.Values = Shared(schema.Values, new(values, StringComparer.Ordinal));
        schema.Where.TryAdd("enum", union.Where);
        schema.Kind = SchemaKinds.Meet(schema.Kind, kind);
        schema.KindIsWritten |= union.Arms.All(arm => arm.KindIsWritten);
    }

    /// <summary>Takes the arms of a nested union over. One that is there already stays one, or unions of unions would double with each step.</summary>
    private static void Splice(Schema union, List<Schema> arms, Schema into)
    {
        into.Annotations.AddRange(union.Annotations.Except(into.Annotations).ToList());
        arms.AddRange(union.Unions[0].Arms.Except(arms).ToList());
    }

    private static bool IsPureUnion(Schema schema) =>
        schema is { Kind: SchemaKind.Any, Values: null, Unions.Count: 1, HasConstraints: false, Default: null, ReadOnly: false, WriteOnly: false, Deprecated: false };

    private bool IsNull(Node node)
    {
        Node target = references.Follow(node);
        bool isNull = target is ObjectNode map && (map["type"] is TextNode { Value: "null" }
            || (map["type"] is ArrayNode { Items: [TextNode { Value: "null" }] })
            || map["const"] is NullNode || map["enum"] is ArrayNode { Items: [NullNode] });
        if (isNull)
        {
            Reached.Add(target);
        }

        return isNull;
    }

    private void KeepWordsOf(Node nullArm, Schema schema)
    {
        if (references.Follow(nullArm) is ObjectNode map)
        {
            schema.Annotations.AddRange(map.Members
                .Where(member => member.Key is not ("type" or "const" or "enum" or "nullable"))
                .Select(member => Annotation.From(member.Key, member.Value)));
        }
    }

    private static Nullability Both(Nullability one, Nullability other) =>
        one == Nullability.No || other == Nullability.No ? Nullability.No
        : one == Nullability.Yes || other == Nullability.Yes ? Nullability.Yes : Nullability.Unsaid;
}

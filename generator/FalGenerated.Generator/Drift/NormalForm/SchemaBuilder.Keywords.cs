using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>The keywords of one node. What is not read here with the right kind of value is left for the safety net.</content>
internal sealed partial class SchemaBuilder
{
    private void ReadKeywords(ObjectNode leaf, Schema schema, SchemaParts parts, SchemaKind? only)
    {
        bool split = parts.SplitByType.Contains(leaf);
        foreach ((string key, Node value) in leaf.Members)
        {
            SchemaKind? group = GroupOf(key, value);
            bool mine = only is null ? !(split && group is not null) : group is { } kind && SchemaKinds.Holds(kind, only.Value);
            if (mine && !ReadConstraint(key, value, leaf, schema, parts) && !ReadRest(key, value, schema))
            {
                schema.Annotations.Add(Annotation.From(key, value));
            }
        }
    }

    /// <summary>The kind of value that a keyword constrains; null for keywords that concern every kind.</summary>
    private static SchemaKind? GroupOf(string key, Node value) => key switch
    {
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => SchemaKind.Number,
        "format" => value is TextNode { Value: "int32" or "int64" or "float" or "double" } ? SchemaKind.Number : SchemaKind.String,
        "minLength" or "maxLength" or "pattern" => SchemaKind.String,
        "items" or "minItems" or "maxItems" or "uniqueItems" or "prefixItems" or "contains" or "minContains" or "maxContains" or "unevaluatedItems" => SchemaKind.Array,
        "properties" or "required" or "additionalProperties" or "discriminator" or "patternProperties" or "propertyNames" or "dependentRequired" or "dependentSchemas"
            or "minProperties" or "maxProperties" or "unevaluatedProperties" => SchemaKind.Object,
        _ => null,
    };

    private bool ReadConstraint(string key, Node value, ObjectNode leaf, Schema schema, SchemaParts parts)
    {
        bool read = (key, value) switch
        {
            ("format", TextNode text) => ReadFormat(text.Value, schema),
            ("minimum" or "exclusiveMinimum", _) => ReadLower(key, value, leaf, schema),
            ("maximum" or "exclusiveMaximum", _) => ReadUpper(key, value, leaf, schema),
            ("minLength" or "minItems" or "maxLength" or "maxItems", NumberNode number) => ReadCount(key, number, schema),
            ("multipleOf", NumberNode number) => ReadStep(number, schema),
            ("uniqueItems", BooleanNode unique) => (schema.UniqueItems |= unique.Value) || true,
            ("pattern", TextNode text) => schema.Patterns.TryAdd(text.Value, text.Value) || true,
            _ => ReadStructure(key, value, leaf, schema, parts) || ReadRefusal(key, value, leaf, parts),
        };
        if (read)
        {
            schema.Where.TryAdd(key, value);
        }

        return read;
    }

    private bool ReadStructure(string key, Node value, ObjectNode leaf, Schema schema, SchemaParts parts)
    {
        switch (key, value)
        {
            case ("properties", ObjectNode map):
                foreach ((string name, Node property) in map.Members)
                {
                    if (!parts.Properties.TryGetValue(name, out List<Node>? nodes))
                    {
                        parts.Properties.Add(name, nodes = []);
                    }

                    nodes.Add(property);
                }

                return true;
            case ("required", ArrayNode list) when list.Items.All(item => item is TextNode):
                foreach (TextNode name in list.Items.Cast<TextNode>())
                {
                    parts.Required.TryAdd(name.Value, name);
                }

                return true;
            case ("additionalProperties" or "unevaluatedProperties", BooleanNode open):
                schema.Closed |= !open.Value;
                return true;
            case ("additionalProperties" or "unevaluatedProperties", ObjectNode map):
                parts.Additional.AddRange(map.Members.Count == 0 ? [] : [map]);
                return true;
            case ("unevaluatedItems", ObjectNode or BooleanNode) when leaf["items"] is not null:
                return false;
            case ("items" or "unevaluatedItems", ObjectNode or BooleanNode):
                parts.Items.AddRange(value is ObjectNode { Members.Count: 0 } or BooleanNode { Value: true } ? [] : [value]);
                return true;
            case ("discriminator", ObjectNode map) when map["propertyName"] is TextNode:
                schema.Discriminator ??= ReadDiscriminator(map, schema);
                return true;
            default:
                return false;
        }
    }

    private Discriminator ReadDiscriminator(ObjectNode map, Schema schema)
    {
        Dictionary<string, Schema> mapping = new(StringComparer.Ordinal);
        foreach ((string tag, Node target) in (map["mapping"] as ObjectNode)?.Members ?? [])
        {
            if (target is TextNode text && (references.Find(text.Value) ?? references.Find("#/components/schemas/" + JsonPointer.Escape(text.Value))) is { } found)
            {
                mapping[tag] = Promise([found]).Schema;
            }
            else
            {
                schema.Annotations.Add(new(AnnotationKind.Unclaimed, "discriminator.mapping." + tag, target));
            }
        }

        schema.Annotations.AddRange(map.Members
            .Where(member => member.Key != "propertyName" && !(member.Key == "mapping" && member.Value is ObjectNode))
            .Select(member => Annotation.From(member.Key, member.Value)));
        return new(((TextNode)map["propertyName"]!).Value, mapping, map);
    }

    /// <summary>Keywords that are read elsewhere or are flags; false when the safety net should have them.</summary>
    private bool ReadRest(string key, Node value, Schema schema)
    {
        switch (key, value)
        {
            case ("$ref", TextNode):
            case ("allOf" or "anyOf" or "oneOf", ArrayNode { Items.Count: > 0 }):
            case ("enum", ArrayNode { Items.Count: > 0 }):
            case ("const", _):
            case ("nullable", BooleanNode):
                return true;
            case ("type", TextNode or ArrayNode):
                return AreKnownTypes(value);
            case ("default", _):
                bool shadowed = schema.Default is not null && Literal.Of(schema.Default) != Literal.Of(value);
                schema.Default ??= value;
                schema.Where.TryAdd(key, value);
                return !shadowed;
            case ("readOnly", BooleanNode flag):
                schema.ReadOnly |= flag.Value;
                schema.Where.TryAdd(key, value);
                return true;
            case ("writeOnly", BooleanNode flag):
                schema.WriteOnly |= flag.Value;
                schema.Where.TryAdd(key, value);
                return true;
            case ("deprecated", BooleanNode flag):
                schema.Deprecated |= flag.Value;
                schema.Where.TryAdd(key, value);
                return true;
            case ("$defs" or "definitions", ObjectNode map):
                definitions.Add((schema, map));
                return true;
            default:
                return false;
        }
    }

    private static bool AreKnownTypes(Node type) => type is TextNode text
        ? SchemaKinds.Parse(text.Value) is not null
        : type is ArrayNode { Items.Count: > 0 } list && list.Items.All(item => item is TextNode name && SchemaKinds.Parse(name.Value) is not null);

    private static bool ReadFormat(string format, Schema schema)
    {
        schema.Format ??= format;
        return schema.Format == format;
    }
}

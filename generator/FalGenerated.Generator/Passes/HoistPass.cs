using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Enums and objects that are written inside a property become named schemas, because NSwag's own names for them read
/// <c>…InputTarget_resolution</c>. An enum is named after its property; where that says nothing or is taken by another enum,
/// the owner's name stands in front.
/// </summary>
internal static class HoistPass
{
    private static readonly HashSet<string> SaysNothing = new(StringComparer.Ordinal) { "Status", "Type", "Mode", "Style", "Format", "Kind", "Name", "Size", "Model", "Version", "Value", "Quality", "State" };
    private static readonly string[] EnumMembers = ["type", "format", "enum", "x-enumNames", "x-enum-descriptions"];
    private static readonly string[] ObjectMembers = ["type", "properties", "required", "additionalProperties", "x-fal-order-properties"];

    public static void Apply(PassContext context)
    {
        // The list grows while it is walked: a hoisted object may hold further ones.
        Queue<Member> owners = new(context.Schemas.Members);
        while (owners.TryDequeue(out Member? owner))
        {
            ObjectNode schema = (ObjectNode)owner.Value;
            IEnumerable<Member> own = schema.Members.Where(member => member.Key is "items" or "additionalProperties").Select(member => new Member("item", member.Value));
            foreach ((string name, Node value) in schema.MembersOf("properties").Concat(own).ToArray())
            {
                foreach (ObjectNode leaf in Leaves(value).ToArray())
                {
                    if (Hoist(context, owner.Key, name, leaf) is { } hoisted)
                    {
                        owners.Enqueue(hoisted);
                    }
                }
            }
        }
    }

    /// <summary>The property's schema, and the schemas of its items and of the values of a map, however deep.</summary>
    private static IEnumerable<ObjectNode> Leaves(Node value)
    {
        if (value is ObjectNode schema)
        {
            Node? inner = schema["items"] ?? (schema.TryGet("properties", out _) ? null : schema["additionalProperties"] as ObjectNode);
            return inner is null ? [schema] : Leaves(inner);
        }

        return [];
    }

    private static Member? Hoist(PassContext context, string owner, string property, ObjectNode schema)
    {
        if (TextOrObject.In(context, schema) is { } union)
        {
            return HoistUnion(context, owner, property, schema, union);
        }

        bool isEnum = schema.TryGet("enum", out _);
        bool isObject = schema["properties"] is ObjectNode { Members.Count: > 0 };
        if (!isEnum && !isObject)
        {
            return null;
        }

        ObjectNode component = schema.Object();
        foreach (string member in isEnum ? EnumMembers : ObjectMembers)
        {
            if (schema.TryGet(member, out Node? value))
            {
                schema.Remove(member);
                component.Set(member, value);
            }
        }

        if (schema["description"] is { } description)
        {
            component.Set("description", description.Clone());
        }

        string name = NameFor(context, owner, property, component);
        schema.Set("allOf", schema.Array(schema.Object(("$ref", schema.Text(SchemaTree.ComponentPrefix + name)))));
        if (context.Schemas.TryGet(name, out _))
        {
            return null;
        }

        context.Schemas.Set(name, component);
        return new(name, component);
    }

    /// <summary>The union and its inline arms become types: <c>ImageSizeChoice</c> of <c>ImageSizePreset</c> and <c>ImageSize</c>.</summary>
    private static Member? HoistUnion(PassContext context, string owner, string property, ObjectNode schema, TextOrObject union)
    {
        Member? inner = Hoist(context, owner, property, union.Object);
        if (union.Text.TryGet("enum", out _))
        {
            Hoist(context, owner, property + "_preset", union.Text);
        }

        ObjectNode component = schema.Object(
            ("type", schema.Text("object")),
            ("properties", schema.Object(("value", schema.Object(("type", schema.Text("string")))))),
            ("x-csharp-text", schema.Text(SchemaTree.ComponentOf(union.Text) ?? "string")),
            ("x-csharp-object", schema.Text(SchemaTree.ComponentOf(union.Object)!)));
        if (schema["description"] is { } description)
        {
            component.Set("description", description.Clone());
        }

        string name = NameFor(context, owner, property + "_choice", component);
        schema.Remove("anyOf");
        schema.Remove("oneOf");
        schema.Set("allOf", schema.Array(schema.Object(("$ref", schema.Text(SchemaTree.ComponentPrefix + name)))));
        context.Schemas.Set(name, component);
        return inner;
    }

    private static string NameFor(PassContext context, string owner, string property, ObjectNode component)
    {
        string own = CSharpName.ForMember(property, "Value");
        string plain = SaysNothing.Contains(own) || CSharpName.IsReserved(own) ? owner + own : own;
        foreach (string candidate in (string[])[plain, owner + own, owner + own + "Value"])
        {
            if (!context.Schemas.TryGet(candidate, out Node? taken) || IsSame(taken, component))
            {
                return candidate;
            }
        }

        context.Refuse(component, DiagnosticCode.NameCollision, $"the types '{plain}' and '{owner + own}' are both taken, so '{property}' has no type name left; rename one of them by \"x-csharp-name\" in csharp.overlay.json");
        return plain;
    }

    private static bool IsSame(Node taken, ObjectNode component) =>
        (component.TextOf("x-csharp-object") is { } part && (taken as ObjectNode)?.TextOf("x-csharp-object") == part && (taken as ObjectNode)?.TextOf("x-csharp-text") == component.TextOf("x-csharp-text"))
        || component["enum"] is { } values && (taken as ObjectNode)?["enum"] is { } others
        && JsonText.Write(values).AsSpan().SequenceEqual(JsonText.Write(others));
}

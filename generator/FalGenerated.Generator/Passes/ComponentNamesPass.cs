using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Components get their C# names: the overlay's <c>x-csharp-name</c>, else Pascal case of the last part of a mangled Python path.
/// A name that every C# file knows already gets <c>Fal</c> in front.
/// </summary>
internal static class ComponentNamesPass
{
    public static void Apply(PassContext context)
    {
        Dictionary<string, string> names = [];
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        foreach ((string component, Node schema) in context.Schemas.Members)
        {
            string name = NameOf(component, schema as ObjectNode);
            if (!CSharpName.IsIdentifier(name))
            {
                context.Refuse(schema, DiagnosticCode.BadName, $"'{name}' is no C# type name; set \"x-csharp-name\" on this schema in csharp.overlay.json");
            }
            else if (!taken.TryAdd(name, component))
            {
                context.Refuse(schema, DiagnosticCode.NameCollision, $"'{component}' and '{taken[name]}' both become the C# type '{name}'; set \"x-csharp-name\" on one of them in csharp.overlay.json");
            }

            names[component] = name;
        }

        context.ThrowIfRefused();
        Rename(context, names);
    }

    private static string NameOf(string component, ObjectNode? schema)
    {
        if (schema?.TextOf("x-csharp-name") is { } wanted)
        {
            schema.Remove("x-csharp-name");
            return wanted;
        }

        string name = CSharpName.ForType(component);
        return component is "QueueStatus" or "CancelResponse" ? name : CSharpName.Unreserved(name);
    }

    private static void Rename(PassContext context, Dictionary<string, string> names)
    {
        ObjectNode renamed = context.Schemas.Object();
        foreach ((string component, Node schema) in context.Schemas.Members.ToArray())
        {
            context.Schemas.Remove(component);
            renamed.Set(names[component], schema);
        }

        ((ObjectNode)context.Document["components"]!).Set("schemas", renamed);
        foreach ((ObjectNode holder, TextNode reference) in References.In(context.Document).ToArray())
        {
            string component = SchemaTree.ComponentIn(reference.Value) ?? "";
            if (names.TryGetValue(component, out string? name))
            {
                holder.Set("$ref", reference.Text(SchemaTree.ComponentPrefix + name));
            }
        }
    }
}

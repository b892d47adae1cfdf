using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// <c>"x-csharp-options": {"name": "…", "without": ["…"]}</c> on a schema derives a second type with the same members but the named ones,
/// and a method that completes it: settings that a caller keeps while the inputs change.
/// </summary>
internal static class OptionsPass
{
    public static void Apply(PassContext context)
    {
        foreach ((string type, Node node) in context.Schemas.Members.ToArray())
        {
            if (node is not ObjectNode schema || schema["x-csharp-options"] is not { } instruction)
            {
                continue;
            }

            if (instruction is not ObjectNode wanted || wanted.TextOf("name") is not { } name || wanted.ItemsOf("without") is not { Count: > 0 } without)
            {
                context.Refuse(schema, DiagnosticCode.BadInstruction, "\"x-csharp-options\" needs a \"name\" and a list \"without\"");
                continue;
            }

            if (context.Schemas.TryGet(name, out _))
            {
                context.Refuse(wanted, DiagnosticCode.NameCollision, $"the type '{name}' is there already; give the options another name");
                continue;
            }

            // The instruction stays in its place until here, so that a refusal can point there.
            ObjectNode options = Derive(context, type, schema, wanted, without);
            schema.Remove("x-csharp-options");
            context.Schemas.Set(name, options);
        }
    }

    private static ObjectNode Derive(PassContext context, string type, ObjectNode schema, ObjectNode wanted, IReadOnlyList<Node> without)
    {
        ObjectNode options = (ObjectNode)schema.Clone();
        options.Remove("x-csharp-options");
        ObjectNode properties = options["properties"] as ObjectNode ?? options.Object();
        List<Node> missing = [];
        foreach (TextNode wire in without.OfType<TextNode>())
        {
            if (properties[wire.Value] is not ObjectNode property || property.TextOf("type") != "string")
            {
                context.Refuse(wire, DiagnosticCode.BadInstruction, $"{type} has no text property '{wire.Value}'; only texts can be left out");
                continue;
            }

            string name = property.TextOf("x-csharp-name") ?? CSharpName.ForMember(wire.Value, "Value");
            missing.Add(wire.Object(
                ("property", wire.Text(name)),
                ("argument", wire.Text(CSharpName.Camel(name))),
                ("description", wire.Text(CommentText.Clean(property.TextOf("description") ?? $"The wire member \"{wire.Value}\".")))));
            properties.Remove(wire.Value);
        }

        if (options["required"] is ArrayNode required)
        {
            foreach (Node name in required.Items.Where(item => item is TextNode text && !properties.TryGet(text.Value, out _)).ToArray())
            {
                required.Remove(name);
            }

            if (required.Items.Count == 0)
            {
                options.Remove("required");
            }
        }

        options.Set("description", wanted["description"]?.Clone() ?? wanted.Text($"The members of {type} that a caller keeps while the rest changes."));
        options.Set("x-csharp-completes", wanted.Text(type));
        options.Set("x-csharp-missing", wanted.Array(missing));
        return options;
    }
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>An instruction of the overlay that has the wrong kind of value would be passed over, and its author would never know.</summary>
internal static class InstructionsPass
{
    private static readonly string[] Texts = ["x-csharp-name", "x-csharp-union"];

    public static void Apply(PassContext context)
    {
        RefuseUnlessText(context, context.Document, EndpointPass.Member);
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            foreach (string key in Texts)
            {
                RefuseUnlessText(context, schema, key);
            }

            // Documents of others carry a list of names here, as other tools write it.
            if (schema["x-enumNames"] is { } names and not (ObjectNode or ArrayNode))
            {
                context.Refuse(names, DiagnosticCode.BadInstruction, "\"x-enumNames\" is an object from each value to its name");
            }

            foreach ((string value, Node name) in schema.MembersOf("x-enumNames").Where(member => member.Value is not TextNode))
            {
                context.Refuse(name, DiagnosticCode.BadInstruction, $"the name of the value '{value}' is no text; write it between quotes");
            }
        }
    }

    private static void RefuseUnlessText(PassContext context, ObjectNode owner, string key)
    {
        if (owner[key] is { } value and not TextNode)
        {
            context.Refuse(value, DiagnosticCode.BadInstruction, $"\"{key}\" is no text; write it between quotes");
        }
    }
}

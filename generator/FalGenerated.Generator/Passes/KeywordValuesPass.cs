using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A keyword of the right kind whose value means nothing: a list that has to hold something and is empty, or a type that JSON does not have.
/// Later steps would give it a meaning of their own; an empty union became a number.
/// </summary>
internal static class KeywordValuesPass
{
    private static readonly string[] NeverEmpty = ["type", "enum", "anyOf", "oneOf"];

    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            foreach (Node empty in NeverEmpty.Select(keyword => schema[keyword]).Where(value => value is ArrayNode { Items.Count: 0 }).OfType<Node>())
            {
                context.Refuse(empty, DiagnosticCode.WrongKind, $"the list is empty, so that no value would fit; {KeywordKindsPass.Remedy}");
            }

            foreach (TextNode unknown in Types(schema).Where(type => SchemaKinds.Parse(type.Value) is null))
            {
                context.Refuse(unknown, DiagnosticCode.WrongKind, $"'{unknown.Value}' is no type of JSON; {KeywordKindsPass.Remedy}");
            }
        }
    }

    private static IEnumerable<TextNode> Types(ObjectNode schema) =>
        (schema["type"] is TextNode single ? [single] : schema.ItemsOf("type")).OfType<TextNode>();
}

using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A default moves into the description, and for code into the type's <c>ContractDefaults</c>: the service applies it, so that one that
/// moves there needs no new client.
/// </summary>
internal static class DefaultsPass
{
    /// <summary>Marks a type of which some member has a default.</summary>
    public const string Flag = "x-csharp-defaults";

    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            if (schema["default"] is not { } value)
            {
                continue;
            }

            schema.Remove("default");
            if (value is not NullNode)
            {
                string text = value is TextNode plain ? plain.Value : System.Text.Encoding.UTF8.GetString(JsonText.Write(value)).Trim();
                schema.Set("x-csharp-default", schema.Text(text));
                string sentence = value is NumberNode ? $"When unset, the service uses {text}." : $"When unset, the service uses \"{text}\".";
                string? description = schema.TextOf("description");
                schema.Set("description", schema.Text(description is null ? sentence : description + "\n" + sentence));
            }
        }

        // An options type is part of an input type, which has them.
        foreach (ObjectNode type in context.Schemas.Members.Select(member => (ObjectNode)member.Value).Where(type => !type.TryGet("x-csharp-completes", out _)))
        {
            if (type.MembersOf("properties").Any(property => property.Value is ObjectNode member && member.TryGet("x-csharp-default", out _)))
            {
                type.Set(Flag, type.Text("true"));
            }
        }
    }
}

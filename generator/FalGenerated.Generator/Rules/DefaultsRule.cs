using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Rules;

/// <summary>A default moves into the description: the service applies it, so that one that moves there needs no new client.</summary>
internal static class DefaultsRule
{
    public static void Apply(RuleContext context)
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
                string sentence = $"When unset, the service uses \"{text}\".";
                string? description = schema.TextOf("description");
                schema.Set("description", schema.Text(description is null ? sentence : description + "\n" + sentence));
            }
        }
    }
}

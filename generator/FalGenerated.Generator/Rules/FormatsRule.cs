using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Rules;

/// <summary>
/// Addresses and binary texts stay texts: a paid result must not be lost because .NET cannot parse one of its addresses,
/// and NSwag makes an upload of a binary text.
/// </summary>
internal static class FormatsRule
{
    public static void Apply(RuleContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            if (schema.TextOf("format") is "uri" or "binary")
            {
                schema.Remove("format");
            }
        }
    }
}

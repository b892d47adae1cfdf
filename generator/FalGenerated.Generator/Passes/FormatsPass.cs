using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Texts stay texts, whatever their format: a paid result must not be lost because .NET cannot parse one of its addresses, ids or dates,
/// and NSwag makes an upload of a binary text. Only a point in time has a type of its own, which every writer of JSON spells alike.
/// </summary>
internal static class FormatsPass
{
    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in SchemaTree.All(context))
        {
            if (schema.TextOf("type") == "string" && schema.TextOf("format") is not "date-time")
            {
                schema.Remove("format");
            }
        }
    }
}

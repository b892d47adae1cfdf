using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Says for the template whether a member must come, and whether null may: an unset optional member is never written, and a required
/// one that may be null is written as null. The global prefix: a member may be called <c>Newtonsoft</c>.
/// </summary>
internal static class RequiredPass
{
    public const string Always = ", Required = global::Newtonsoft.Json.Required.Always";
    public const string AllowNull = ", Required = global::Newtonsoft.Json.Required.AllowNull, NullValueHandling = global::Newtonsoft.Json.NullValueHandling.Include";

    public static void Apply(PassContext context)
    {
        foreach (ObjectNode schema in context.Schemas.Members.Select(member => member.Value).OfType<ObjectNode>())
        {
            HashSet<string> required = [.. schema.ItemsOf("required").OfType<TextNode>().Select(name => name.Value)];
            foreach ((string name, Node node) in schema.MembersOf("properties"))
            {
                if (required.Contains(name) && node is ObjectNode property)
                {
                    bool nullable = property["nullable"] is BooleanNode { Value: true } || IsAny(property);
                    property.Set("x-csharp-required", property.Text(nullable ? AllowNull : Always));
                }
            }
        }
    }

    private static bool IsAny(ObjectNode property) =>
        !property.TryGet("type", out _) && !property.TryGet("allOf", out _) && !property.TryGet("$ref", out _);
}

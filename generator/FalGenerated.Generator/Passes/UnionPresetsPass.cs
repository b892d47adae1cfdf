using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Gives the type of a union the members of its enum, so that a caller finds the presets at the type that a property has.</summary>
internal static class UnionPresetsPass
{
    /// <summary>The members of the union's own type, which hide a preset of their name; its enum still has it.</summary>
    private static readonly HashSet<string> OwnMembers = new(StringComparer.Ordinal)
    {
        "Value", "Create", "TryGetText", "TryGetObject", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize",
    };

    public static void Apply(PassContext context)
    {
        foreach ((string type, Node node) in context.Schemas.Members)
        {
            if (node is not ObjectNode union || union.TextOf("x-csharp-text") is not { } text || context.Schemas[text] is not ObjectNode preset)
            {
                continue;
            }

            union.Set("x-csharp-presets", union.Array(preset.ItemsOf("x-enumNames").OfType<TextNode>().Where(name => name.Value != type && !OwnMembers.Contains(name.Value)).Select(name => name.Clone())));
        }
    }
}

using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>Gives each property its C# name, the overlay's or Pascal case, and refuses what would not compile.</summary>
internal static class PropertyNamesPass
{
    /// <summary>The members that every object has, and those that the template adds.</summary>
    private static readonly HashSet<string> ObjectMembers = new(StringComparer.Ordinal) { "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "For", "ContractDefaults" };

    public static void Apply(PassContext context)
    {
        // A type that is derived from another one repeats its members, and one problem is one line.
        HashSet<(SourceText, int)> refused = [];
        foreach ((string type, Node schema) in context.Schemas.Members)
        {
            Dictionary<string, string> taken = new(StringComparer.Ordinal) { ["AdditionalProperties"] = "the unknown members" };
            foreach ((string wire, Node node) in ((ObjectNode)schema).MembersOf("properties"))
            {
                if (node is not ObjectNode property)
                {
                    continue;
                }

                string name = property.TextOf("x-csharp-name") ?? CSharpName.ForMember(wire, "Value");
                if (name == type || ObjectMembers.Contains(name))
                {
                    name += "Value";
                }

                if (!CSharpName.IsIdentifier(name))
                {
                    context.Refuse(property, DiagnosticCode.BadName, $"'{name}' is no C# property name; set \"x-csharp-name\" on this property in csharp.overlay.json");
                }
                else if (!taken.TryAdd(name, $"'{wire}'") && refused.Add((property.Source, property.Offset)))
                {
                    context.Refuse(property, DiagnosticCode.NameCollision, $"{taken[name]} and '{wire}' both become the C# property '{type}.{name}'; set \"x-csharp-name\" on one of them in csharp.overlay.json");
                }

                property.Set("x-csharp-name", property.Text(name));
            }
        }
    }
}

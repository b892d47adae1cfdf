using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// The file type of nearly every contract exists once, by hand, in the library. One with further facts, or without an address that is always
/// there, stays a type of its contract: nothing of a result may be lost, or be refused, for a shared name.
/// </summary>
internal static class FalFilePass
{
    private static readonly string[] Shared = ["url", "content_type", "file_name", "file_size", "file_data"];

    public static void Apply(PassContext context)
    {
        foreach ((string component, Node node) in context.Schemas.Members.Where(member => CSharpName.ForType(member.Key) == "File").ToArray())
        {
            ObjectNode file = (ObjectNode)node;
            bool isShared = IsShared(file);
            file.Set("x-csharp-name", file.Text(isShared ? "FalFile" : "ContractFile"));
            if (isShared)
            {
                SharedTypesPass.Empty(context, component);
            }
        }
    }

    private static bool IsShared(ObjectNode file) =>
        file["properties"] is ObjectNode properties
        && properties["url"] is ObjectNode url && url.TextOf("type") == "string" && url["nullable"] is not BooleanNode { Value: true }
        && properties.Members.All(member => Shared.Contains(member.Key));
}

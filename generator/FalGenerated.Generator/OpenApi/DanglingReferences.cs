using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.OpenApi;

/// <summary>
/// References to schemas that lead to no schema of the document, as the service itself publishes some. A schema that holds one says nothing,
/// so that any value fits.
/// </summary>
internal static class DanglingReferences
{
    public static IReadOnlyList<(ObjectNode Holder, TextNode Reference)> In(ObjectNode root) =>
    [
        .. References.In(root).Where(found => found.Reference.Value.StartsWith("#/components/schemas/", StringComparison.Ordinal)
            && JsonPointer.Find(root, JsonPointer.FromLocalReference(found.Reference.Value) ?? "") is null),
    ];

    /// <summary>Takes them out.</summary>
    public static void RemoveFrom(ObjectNode root)
    {
        foreach ((ObjectNode holder, _) in In(root))
        {
            holder.Remove("$ref");
        }
    }

    /// <summary>True for the schema of a media type, which an object of a schema never is.</summary>
    public static bool IsBody(ObjectNode holder) =>
        holder.Parent is ObjectNode media && ReferenceEquals(media["schema"], holder) && media.Parent is ObjectNode content && ReferenceEquals((content.Parent as ObjectNode)?["content"], content);
}

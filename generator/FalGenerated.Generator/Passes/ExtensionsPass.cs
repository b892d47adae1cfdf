using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Takes out every <c>x-</c> member but the three that the passes read: NSwag and its templates give some of them a meaning
/// (<c>x-enumNames</c>, <c>x-originalName</c>, <c>x-abstract</c>), and the C# form has to know all that reaches them.
/// </summary>
internal static class ExtensionsPass
{
    private static readonly HashSet<string> Read = new(StringComparer.Ordinal) { "x-fal", "x-fal-order-properties", "x-enum-descriptions" };

    public static void Apply(PassContext context) => Strip(context.Document, isNameMap: false);

    private static void Strip(Node node, bool isNameMap)
    {
        if (node is ArrayNode list)
        {
            foreach (Node item in list.Items)
            {
                Strip(item, isNameMap: false);
            }
        }

        if (node is not ObjectNode map)
        {
            return;
        }

        foreach ((string name, Node value) in map.Members.ToArray())
        {
            if (!isNameMap && name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && !Read.Contains(name))
            {
                map.Remove(name);
            }
            else if (value is ObjectNode or ArrayNode)
            {
                // A property may be called "x-abstract", and no keyword is.
                Strip(value, !isNameMap && name == "properties");
            }
        }
    }
}

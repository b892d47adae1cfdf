namespace FalGenerated.Generator.Json;

/// <summary>RFC 6901 pointers, also in the form in which a local <c>$ref</c> writes them.</summary>
internal static class JsonPointer
{
    public static string Escape(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string key) =>
        key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>The node under a pointer, or null when there is none.</summary>
    public static Node? Find(Node root, string pointer)
    {
        if (pointer.Length == 0)
        {
            return root;
        }

        if (pointer[0] != '/')
        {
            return null;
        }

        Node? node = root;
        foreach (string escaped in pointer[1..].Split('/'))
        {
            string key = Unescape(escaped);
            node = node switch
            {
                ObjectNode map => map[key],
                ArrayNode list when int.TryParse(key, System.Globalization.NumberStyles.None, null, out int i) && i < list.Items.Count => list.Items[i],
                _ => null,
            };
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>The pointer in a local reference such as <c>#/components/schemas/File</c>; null when the reference is not local.</summary>
    public static string? FromLocalReference(string reference) =>
        reference.StartsWith('#') ? Uri.UnescapeDataString(reference[1..]) : null;
}

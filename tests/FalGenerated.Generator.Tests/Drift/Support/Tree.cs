using System.Text;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>Reads, walks, edits and writes JSON trees for tests.</summary>
internal static class Tree
{
    public const string PinPath = "openapi/fal-ai/bytedance-upscaler/upscale/video/openapi.json";

    public static string PinText { get; } = File.ReadAllText(Repository.PathOf(PinPath.Split('/')));

    public static ObjectNode Pin => (ObjectNode)Parse(PinText);

    public static Node Parse(string json) => JsonReader.Read(new SourceText("tree.json", Encoding.UTF8.GetBytes(json)));

    public static string Write(Node node) => Encoding.UTF8.GetString(JsonText.Write(node));

    public static Node At(Node root, string pointer) => JsonPointer.Find(root, pointer) ?? throw new ArgumentException($"{pointer} is not there.");

    /// <summary>Every node below the root, parents first.</summary>
    public static IEnumerable<Node> Below(Node node)
    {
        IEnumerable<Node> children = node switch
        {
            ObjectNode map => map.Members.Select(member => member.Value),
            ArrayNode list => list.Items,
            _ => [],
        };
        return children.ToList().SelectMany(child => Below(child).Prepend(child));
    }

    public static string KeyOf(Node node)
    {
        string pointer = node.Pointer;
        return pointer[(pointer.LastIndexOf('/') + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    public static void Replace(Node node, Node other)
    {
        if (node.Parent is ObjectNode map)
        {
            map.Set(KeyOf(node), other);
        }
        else if (node.Parent is ArrayNode list)
        {
            list.Set(list.Items.ToList().IndexOf(node), other);
        }
    }

    public static void Remove(Node node)
    {
        if (node.Parent is ObjectNode map)
        {
            map.Remove(KeyOf(node));
        }
        else if (node.Parent is ArrayNode list)
        {
            list.Remove(node);
        }
    }
}

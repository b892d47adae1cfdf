using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>Order and spelling of a document mean nothing.</summary>
public sealed class ShuffleTests
{
    /// <summary>Lists whose order means nothing.</summary>
    private static readonly HashSet<string> Unordered = new(StringComparer.Ordinal) { "required", "enum", "anyOf", "oneOf", "allOf" };

    public static TheoryData<string> Documents => [Tree.PinText, .. NastyDocuments.All];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_Shuffled_IsTheSame(string text)
    {
        string digest = ContractDigest.Of(Doc.Read(text));
        Rounds.Each(8, round =>
        {
            Node shuffled = Shuffle(Tree.Parse(text), new Random(round), "");
            string other = Tree.Write(shuffled);
            Assert.Empty(Doc.Lines(text, other));
            Assert.Equal(digest, ContractDigest.Of(Doc.Read(other)));
        });
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_ComparedWithItself_GivesNothing(string text) => Assert.Empty(Doc.Lines(text, text));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Reference_Inlined_ChangesNothing(string text)
    {
        foreach (string pointer in References(Tree.Parse(text)))
        {
            Node root = Tree.Parse(text);
            ObjectNode place = (ObjectNode)Tree.At(root, pointer);
            Node target = Tree.At(root, JsonPointer.FromLocalReference(((TextNode)place["$ref"]!).Value)!).Clone();
            if (place.Members.Count > 1 || target is not ObjectNode map || map["$ref"] is not null || IsRecursive(map, ((TextNode)place["$ref"]!).Value))
            {
                continue;
            }

            Tree.Replace(place, target);

            Assert.DoesNotContain(Doc.Lines(text, Tree.Write(root)), line => !line.Contains("schema-renamed", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> References(Node root) => Tree.Below(root)
        .Where(node => node is ObjectNode map && map["$ref"] is TextNode && Tree.KeyOf(node) is not ("properties" or "example" or "value" or "default") && !node.Pointer.Contains("/enum/", StringComparison.Ordinal) && !node.Pointer.Contains("mapping", StringComparison.Ordinal))
        .Select(node => node.Pointer);

    /// <summary>A schema that leads back to itself would stay behind as a reference to a component that is another place.</summary>
    private static bool IsRecursive(Node node, string reference) => Tree.Below(node).Any(inner => inner is TextNode text && text.Value == reference);

    private static Node Shuffle(Node node, Random random, string key)
    {
        switch (node)
        {
            case ObjectNode map:
                foreach ((string name, Node value) in map.Members.ToList())
                {
                    Shuffle(value, random, name);
                }

                Dictionary<string, int> order = map.Members.ToDictionary(member => member.Key, _ => random.Next());
                map.Sort(name => order[name]);
                break;
            case ArrayNode list:
                List<Node> items = [.. list.Items];
                if (Unordered.Contains(key) && list.Parent is ObjectNode parent && Tree.KeyOf(parent) != "properties")
                {
                    random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
                }

                foreach (Node item in list.Items.ToList())
                {
                    list.Remove(item);
                }

                foreach (Node item in items)
                {
                    Shuffle(item, random, "");
                    list.Add(item);
                }

                break;
            default:
                break;
        }

        return node;
    }
}

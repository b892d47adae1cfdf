using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>Every kind of edit at every node of the pin is noticed.</summary>
public sealed class PinMutationTests
{
    /// <summary>Places where the pin spells out a default: taking it away, or writing it as {}, changes nothing.</summary>
    private static readonly string[] SpelledDefaults = ["/additionalProperties", "/1/required"];

    public static TheoryData<string> Edits => ["remove", "null", "number", "text", "boolean", "object", "array", "append", "rename"];

    [Theory]
    [MemberData(nameof(Edits))]
    public void Pin_AnyNodeEdited_GivesAFinding(string edit)
    {
        ContractModel pin = Doc.Read(Tree.PinText);
        List<string> silent = [];
        int edits = 0;
        foreach (string pointer in Tree.Below(Tree.Pin).Select(node => node.Pointer))
        {
            ObjectNode copy = Tree.Pin;
            Node node = Tree.At(copy, pointer);
            if (!Edit(node, edit) || Literal.Of(copy) == Literal.Of(pin.Root) || (edit is "remove" or "object" && SpelledDefaults.Any(end => pointer.EndsWith(end, StringComparison.Ordinal))))
            {
                continue;
            }

            edits++;
            if (IsSilent(pin, Tree.Write(copy)))
            {
                silent.Add(pointer);
            }
        }

        Assert.Empty(silent);
        Assert.True(edits > 50);
    }

    private static bool IsSilent(ContractModel pin, string text)
    {
        try
        {
            return ContractComparer.Compare(pin, Doc.Read(text)).Count == 0;
        }
        catch (DiagnosticException)
        {
            return false;
        }
    }

    private static bool Edit(Node node, string edit)
    {
        switch (edit)
        {
            case "remove":
                Tree.Remove(node);
                return true;
            case "append" when node is ObjectNode map:
                map.Set("unheardOf", map.Number("1"));
                return true;
            case "append" when node is ArrayNode list:
                list.Add(list.Text("unheard of"));
                return true;
            case "rename" when node.Parent is ObjectNode parent:
                parent.Rename(Tree.KeyOf(node), Tree.KeyOf(node) + "X");
                return true;
            case "append" or "rename":
                return false;
            default:
                Tree.Replace(node, edit switch
                {
                    "null" => new NullNode(node.Source, node.Offset),
                    "number" => node.Number("17"),
                    "text" => node.Text("unheard of"),
                    "boolean" => node.Boolean(node is not BooleanNode { Value: true }),
                    "object" => node.Object(),
                    _ => node.Array(),
                });
                return true;
        }
    }
}

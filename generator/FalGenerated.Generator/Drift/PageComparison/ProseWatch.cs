using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.PageComparison;

/// <summary>Looks into words that changed: for declared anchors, and for undeclared numbers.</summary>
internal static class ProseWatch
{
    /// <summary>Shows words of the document in which a number moved one by one; the page was looked at as a whole.</summary>
    public static IReadOnlyList<Finding> Numbers(IReadOnlyList<Finding> findings) =>
        [.. findings.Select(finding => finding.Rule.Id == "documentation-changed" && !finding.Place.StartsWith("page", StringComparison.Ordinal) && NumbersMoved(finding) ? finding with { Unfolded = true } : finding)];

    /// <summary>Raises the finding in whose words an anchor vanished; adds one when the words went together with their place.</summary>
    public static IReadOnlyList<Finding> Anchors(IReadOnlyList<Finding> findings, IReadOnlyList<ProseAnchor> anchors, IReadOnlyList<string> before, IReadOnlyList<string> after, Node pin)
    {
        List<Finding> raised = [.. findings];
        foreach (ProseAnchor anchor in anchors)
        {
            if (!Contains(before, anchor.Words) || Contains(after, anchor.Words))
            {
                continue;
            }

            string note = $"the words '{Truncate.Of(anchor.Words, 100)}' are gone; {Truncate.Of(anchor.Constant, 100)} rests on them";
            int index = raised.FindIndex(finding => finding.Rule.Id == "documentation-changed" && Holds(finding, anchor.Words));
            if (index >= 0)
            {
                raised[index] = raised[index] with { Level = Level.Warning, Note = raised[index].Note is { } other ? other + "; " + note : note };
            }
            else
            {
                raised.Add(FindingSink.Make("documentation-changed", Scope.Document, "anchor", pin, note, anchor.Words) with { Level = Level.Warning, BeforeText = anchor.Words });
            }
        }

        return FindingOrder.Sort(raised);
    }

    /// <summary>All texts of a document, in which anchors are looked for.</summary>
    public static IReadOnlyList<string> TextsOf(Node node)
    {
        List<string> texts = [];
        Collect(node, texts);
        return texts;
    }

    private static void Collect(Node node, List<string> texts)
    {
        switch (node)
        {
            case TextNode text:
                texts.Add(text.Value);
                break;
            case ObjectNode map:
                foreach ((_, Node value) in map.Members)
                {
                    Collect(value, texts);
                }

                break;
            case ArrayNode list:
                foreach (Node item in list.Items)
                {
                    Collect(item, texts);
                }

                break;
            default:
                break;
        }
    }

    private static bool Contains(IReadOnlyList<string> texts, string words) => texts.Any(text => text.Contains(words, StringComparison.Ordinal));

    private static bool Holds(Finding finding, string words) =>
        (finding.Before is TextNode text && text.Value.Contains(words, StringComparison.Ordinal)) || finding.BeforeText?.Contains(words, StringComparison.Ordinal) == true;

    private static bool NumbersMoved(Finding finding) =>
        !Figures.NumbersIn(finding.BeforeText ?? "").Order(StringComparer.Ordinal).SequenceEqual(Figures.NumbersIn(finding.AfterText ?? "").Order(StringComparer.Ordinal));
}

using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>The direction of a change inside a schema, for places that turn it round.</content>
internal sealed partial class SchemaComparer
{
    /// <summary>Compares aside, in both directions. A pair that is met again inside itself counts as equal.</summary>
    private SchemaMove MoveOf(Schema was, Schema now)
    {
        long key = ((long)was.Id << 32) | (uint)now.Id;
        if (context.Moves.TryGetValue(key, out SchemaMove? known))
        {
            return known;
        }

        context.Moves[key] = SchemaMove.None;
        List<Finding> sent = CompareAside(was, now, Direction.Request);
        List<Finding> read = CompareAside(was, now, Direction.Response);
        bool refuses = sent.Exists(finding => finding.Level == Level.Breaking);
        SchemaMove move = new(
            refuses,
            refuses || sent.Exists(finding => finding.Rule.Id == "request-property-added-optional"),
            read.Exists(finding => finding.Level >= Level.Warning && finding.Rule.Id != Unclassified),
            sent.Concat(read).Any(finding => finding.Rule.Id is Unclassified or "request-pattern-changed"));
        context.Moves[key] = move;
        return move;
    }

    private List<Finding> CompareAside(Schema was, Schema now, Direction side)
    {
        ComparisonContext aside = context.Aside();
        new SchemaComparer(aside, scope with { Direction = side, IsParameter = false }).Compare(was, now, "");
        return aside.Sink.Findings;
    }
}

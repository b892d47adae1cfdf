using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Lists of allowed values.</content>
internal sealed partial class SchemaComparer
{
    private void CompareValues(Schema before, Schema after, string place)
    {
        switch (before.Values, after.Values)
        {
            case (null, null):
                return;
            case (null, { } values):
                Report(Id("became-enum"), new(before, after, place), "enum", (null, List(values)), $"only listed values fit now: {Truncate.Of(List(values), 100)}");
                if (!IsRequest)
                {
                    ReportValues("enum-value-added", place, before, after, values.Values.Where(value => !Acceptance.Of(before, value)), added: true);
                }

                return;
            case ({ } values, null):
                if (IsRequest)
                {
                    ReportValues("enum-value-removed", place, before, after, values.Values.Where(value => !Acceptance.Of(after, value)), added: false);
                }

                Report(Id("enum-lifted"), new(before, after, place), "enum", (List(values), null), $"the list of values is gone; it was {Truncate.Of(List(values), 100)}");
                return;
            case ({ } old, { } now):
                ReportValues("enum-value-removed", place, before, after, Without(old, now), added: false);
                ReportValues("enum-value-added", place, before, after, Without(now, old), added: true);
                return;
        }
    }

    private void ReportValues(string rule, string place, Schema before, Schema after, IEnumerable<Node> values, bool added)
    {
        foreach (Node value in values.ToList())
        {
            string literal = Literal.Of(value);
            context.Sink.Add(FindingSink.Make(Id(rule), scope, place, added ? before.At("enum") : value, $"the value {Truncate.Of(literal, 60)} {(added ? "appeared" : "is gone")}", literal) with
            {
                Before = added ? null : value,
                After = added ? value : null,
                BeforeText = added ? null : literal,
                AfterText = added ? literal : null,
            });
        }
    }

    private static IEnumerable<Node> Without(SortedList<string, Node> values, SortedList<string, Node> others) =>
        values.Keys.Where(literal => !others.ContainsKey(literal)).Select(literal => values[literal]);

    private static string List(SortedList<string, Node> values) => "[" + string.Join(", ", values.Keys) + "]";
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares members that constrain nothing, and what no rule knows: the safety net.</summary>
internal static class AnnotationComparer
{
    public static void Compare(ComparisonContext context, Scope scope, string place, IReadOnlyList<Annotation> before, IReadOnlyList<Annotation> after, Node anchor)
    {
        if (before.Count == 0 && after.Count == 0)
        {
            return;
        }

        foreach (string key in before.Concat(after).Select(annotation => annotation.Key).Distinct())
        {
            List<Annotation> gone = [.. before.Where(annotation => annotation.Key == key)];
            List<Annotation> come = [.. after.Where(annotation => annotation.Key == key)];
            Annotation known = gone.FirstOrDefault() ?? come[0];
            DropCommon(gone, come);
            for (int i = 0; i < Math.Max(gone.Count, come.Count); i++)
            {
                Report(context, scope, place, known, (gone.ElementAtOrDefault(i)?.Value, come.ElementAtOrDefault(i)?.Value), anchor);
            }
        }
    }

    private static void DropCommon(List<Annotation> gone, List<Annotation> come)
    {
        foreach (Annotation annotation in gone.ToList())
        {
            string text = annotation.Text;
            int same = come.FindIndex(other => other.Text == text);
            if (same >= 0)
            {
                come.RemoveAt(same);
                gone.Remove(annotation);
            }
        }
    }

    private static void Report(ComparisonContext context, Scope scope, string place, Annotation known, (Node? Before, Node? After) values, Node anchor)
    {
        (Node? before, Node? after) = values;
        if (known.Kind == AnnotationKind.FalLimit)
        {
            FalLimitComparer.Compare(context, scope, place, known.Key, (before, after), anchor);
            return;
        }

        if (known.Kind == AnnotationKind.Instruction && after is not null)
        {
            return; // Reported for the whole document, wherever it stands.
        }

        string rule = known.Kind switch
        {
            AnnotationKind.Documentation => "documentation-changed",
            AnnotationKind.FalMetadata => "fal-metadata-changed",
            AnnotationKind.DisplayOrder => "fal-display-order-changed",
            AnnotationKind.Extension or AnnotationKind.Instruction => "extension-changed",
            _ => "unclassified-change",
        };
        string? from = before is null ? null : Literal.Of(before);
        string? to = after is null ? null : Literal.Of(after);
        context.Sink.AddOnce(FindingSink.Make(rule, scope, place, before ?? context.ParentInOld(after, anchor), $"'{Truncate.Of(known.Key, 60)}' {Change.Describe(from, to)}", $"{known.Key} {from} {to}")
            .With(new(before, after, from, to)));
    }
}

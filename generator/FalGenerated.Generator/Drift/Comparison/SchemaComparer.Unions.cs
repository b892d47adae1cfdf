using System.Globalization;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Alternatives. Arms are matched by shape, never by order or name alone, and compared inside.</content>
internal sealed partial class SchemaComparer
{
    /// <summary>True when the rest of the two schemas is still to be compared.</summary>
    private bool CompareUnions(Schema before, Schema after, string place)
    {
        if (before.Unions.Count > 0 && after.Unions.Count > 0)
        {
            if (before.Kind != after.Kind)
            {
                ReportUnclassified(place, before, after, "type", before.Kind.Name(), after.Kind.Name());
            }

            CompareOverlap(before, after, place);
            ComparePairedUnions(before, after, place);
            return true;
        }

        (Schema plain, Schema union) = before.Unions.Count == 0 ? (before, after) : (after, before);
        bool hasMore = union.Unions.Count > 1 || union.Kind != SchemaKind.Any || union.Values is not null || union.HasConstraints;
        if (hasMore)
        {
            CompareAddedUnion(before, after, place);
            return true;
        }

        if (plain.IsFree || plain.Kind == SchemaKind.Never)
        {
            bool widened = ReferenceEquals(plain, after) == plain.IsFree;
            string from = UnionText(before) ?? before.Kind.Name();
            string to = UnionText(after) ?? after.Kind.Name();
            Report(Id(widened ? "type-widened" : "type-narrowed"), new(before, after, place), "type", (from, to), $"the type changed from {from} to {to}");
            return false;
        }

        CompareOverlap(before, after, place);
        MatchArms(before, after, place, Arms(before), Arms(after));
        return false;
    }

    private static IReadOnlyList<Schema> Arms(Schema schema) => schema.Unions.Count == 0 ? [schema] : schema.Unions[0].Arms;

    private static string? UnionText(Schema schema) => schema.Unions.Count == 0 ? null
        : string.Join(" and ", schema.Unions.Select(union => $"{(union.IsExclusive ? "exactly one" : "any")} of {union.Arms.Count} alternatives"));

    private void ComparePairedUnions(Schema before, Schema after, string place)
    {
        if (before.Unions.Count != after.Unions.Count)
        {
            ReportUnclassified(place, before, after, before.Unions[0].Keyword, UnionText(before), UnionText(after));
            return;
        }

        for (int i = 0; i < before.Unions.Count; i++)
        {
            (Union was, Union now) = (before.Unions[i], after.Unions[i]);
            CompareExclusive(before, after, place, was, now);

            MatchArms(before, after, place, was.Arms, now.Arms);
        }
    }

    private void MatchArms(Schema before, Schema after, string place, IReadOnlyList<Schema> oldArms, IReadOnlyList<Schema> newArms)
    {
        List<Schema> gone = [.. oldArms];
        List<Schema> come = [.. newArms];
        List<(Schema Old, Schema New)> pairs = ArmMatcher.Match(context, gone, come);
        if (pairs.Count == 0 && (oldArms.Count == 1 || newArms.Count == 1))
        {
            string from = string.Join(" or ", oldArms.Select(Describe));
            string to = string.Join(" or ", newArms.Select(Describe));
            Report(Id("type-changed"), new(before, after, place), "type", (from, to), $"the type changed from {from} to {to}");
            return;
        }

        foreach ((Schema was, Schema now) in pairs)
        {
            bool alone = ReferenceEquals(was, before) || ReferenceEquals(now, after);
            EnqueueArm(was, now, alone ? place : ArmPlace(place, was, oldArms, context.NameOfOld), shapeOnly: alone);
        }

        foreach (Schema arm in gone)
        {
            ReportArm("union-arm-removed", ArmPlace(place, arm, oldArms, context.NameOfOld), arm, removed: true, before);
        }

        foreach (Schema arm in come)
        {
            ReportArm("union-arm-added", ArmPlace(place, arm, newArms, context.NameOfNew), arm, removed: false, before);
        }
    }

    private void ReportArm(string rule, string place, Schema arm, bool removed, Schema before)
    {
        Node anchor = removed ? arm.Origin : before.Unions.Count > 0 ? before.Unions[0].Where : before.Origin;
        context.Sink.Add(FindingSink.Make(Id(rule), scope, place, anchor, $"the alternative '{ArmText(arm)}' {(removed ? "is gone" : "appeared")}", "") with
        {
            Before = removed ? arm.Origin : null,
            After = removed ? null : arm.Origin,
            BeforeText = removed ? ArmText(arm) : null,
            AfterText = removed ? null : ArmText(arm),
        });
    }

    private static string ArmText(Schema arm) => arm.Component is { } name ? $"{Truncate.Of(name, 60)} ({Describe(arm)})" : Describe(arm);

    /// <summary>An arm is named by its kind; among several of one kind also by its shape, which no reordering changes.</summary>
    private static string ArmPlace(string place, Schema arm, IReadOnlyList<Schema> arms, Func<Schema, string> shape) => string.Create(
        CultureInfo.InvariantCulture,
        $"{place}|{arm.Kind.Name().Replace(' ', '-')}{(arms.Count(other => other.Kind == arm.Kind) > 1 ? ":" + shape(arm) : "")}");
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>
/// Compares schemas in one direction. A request must take what it took before; a response must send nothing that it did not send before.
/// Pairs wait in a queue and are visited once, so recursion ends and depth costs no stack.
/// </summary>
internal sealed partial class SchemaComparer(ComparisonContext context, Scope scope)
{
    private const string Unclassified = "unclassified-change";

    private readonly Queue<SchemaPair> pending = new();
    private readonly HashSet<long> seen = [];
    private readonly Direction direction = scope.Direction ?? Direction.Request;

    private bool IsRequest => direction == Direction.Request;

    public void Compare(Schema before, Schema after, string place)
    {
        Enqueue(before, after, place, wasOptional: false);
        while (pending.TryDequeue(out SchemaPair? pair))
        {
            Visit(pair);
        }
    }

    private void Enqueue(Schema before, Schema after, string place, bool wasOptional)
    {
        if (!context.AreIdentical(before, after))
        {
            CompareNull(before, after, place, wasOptional);
            EnqueueArm(before, after, place, shapeOnly: false);
        }
    }

    /// <summary>For the arms of a union, which says for all of them whether null fits.</summary>
    private void EnqueueArm(Schema before, Schema after, string place, bool shapeOnly)
    {
        if (!context.AreIdentical(before, after) && seen.Add(((long)before.Id << 32) | ((long)after.Id << 1) | (shapeOnly ? 1L : 0L)))
        {
            pending.Enqueue(new(before, after, place, shapeOnly));
        }
    }

    private void Visit(SchemaPair pair)
    {
        (Schema before, Schema after, string place, bool shapeOnly) = pair;
        if (!shapeOnly)
        {
            CompareName(before, after, place);
            CompareFlags(before, after, place);
            AnnotationComparer.Compare(context, scope, place, before.Annotations, after.Annotations, before.Origin);
        }

        if (!CompareKinds(before, after, place))
        {
            return;
        }

        CompareValues(before, after, place);
        CompareFormat(before, after, place);
        CompareNumbers(before, after, place);
        CompareTexts(before, after, place);
        CompareLists(before, after, place);
        CompareObjects(before, after, place);
        CompareConstraints(before, after, place);
        CompareDiscriminators(before, after, place);
    }

    private void CompareName(Schema before, Schema after, string place)
    {
        if (before.Component is { } old && after.Component is { } now && old != now
            && (context.SameShape(before, after) || !context.New.Components.ContainsKey(old)))
        {
            Node anchor = context.Old.Components.TryGetValue(old, out Schema? component) ? component.Origin : before.Origin;
            Node? target = context.New.Components.TryGetValue(now, out Schema? renamed) ? renamed.Origin : null;
            context.Sink.AddOnce(FindingSink.Make("schema-renamed", scope, place, anchor, $"the schema '{Truncate.Of(old, 60)}' is called '{Truncate.Of(now, 60)}' now", "") with
            {
                Before = anchor,
                After = target,
                BeforeText = old,
                AfterText = now,
            });
        }
    }

    /// <summary>The id of a schema rule on this side; <paramref name="name"/> has no direction in it.</summary>
    private string Id(string name) => !IsRequest ? "response-" + name : scope.IsParameter ? ParameterRules.Name("request-" + name) : "request-" + name;

    /// <summary>Reports a change of one keyword; a side without the keyword gives null for its text.</summary>
    private void Report(string rule, SchemaPair pair, string keyword, (string? From, string? To) texts, string what, Level? level = null) =>
        context.Sink.Add(Make(rule, pair, keyword, texts, what, level));

    private Finding Make(string rule, SchemaPair pair, string keyword, (string? From, string? To) texts, string what, Level? level)
    {
        Node? old = pair.Old.Where.GetValueOrDefault(keyword);
        Node? now = pair.New.Where.GetValueOrDefault(keyword);
        Finding finding = FindingSink.Make(rule, scope, pair.Place, old ?? context.ParentInOld(now, pair.Old.Origin), what, $"{keyword} {texts.From} {texts.To}")
            .With(new(texts.From is null ? null : old ?? pair.Old.Origin, texts.To is null ? null : now ?? pair.New.Origin, texts.From, texts.To));
        return finding.Judged(level);
    }

    /// <summary>Reports a constraint that typed readers do not check: what it newly lets through arrives unnoticed.</summary>
    private void ReportUnchecked(SchemaPair pair, string keyword, string? from, string? to, bool tightened)
    {
        string rule = from is null ? "added" : to is null ? "removed" : tightened ? "tightened" : "relaxed";
        Report(Id("constraint-" + rule), pair, keyword, (from, to), $"'{keyword}' {Change.Describe(from, to)}", tightened ? null : Level.Warning);
    }

    private void ReportUnclassified(string place, Schema before, Schema after, string keyword, string? from, string? to) =>
        Report(Unclassified, new(before, after, place), keyword, (from, to), $"'{keyword}' {Change.Describe(from, to)}");
}

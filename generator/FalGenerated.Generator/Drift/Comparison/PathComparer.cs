using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares the set of paths and operations.</summary>
internal static class PathComparer
{
    public static void Compare(ComparisonContext context, PathMatch match)
    {
        Node paths = context.Old.Root["paths"]!;
        foreach (PathModel path in match.Gone)
        {
            Add(context, Scope.Of(path), "path-removed", path.Where, null, $"the path {Truncate.Of(path.Template)}{Roles(path)} is gone");
        }

        foreach (PathModel path in match.Come)
        {
            Add(context, Scope.Of(path), "path-added", paths, path.Where, $"the path {Truncate.Of(path.Template)}{Roles(path)} appeared");
        }

        foreach ((PathModel before, PathModel after) in match.Pairs)
        {
            ComparePath(context, before, after, match.IsJoined);
        }
    }

    private static void ComparePath(ComparisonContext context, PathModel before, PathModel after, bool joined)
    {
        AnnotationComparer.Compare(context, Scope.Of(before), "", before.Annotations, after.Annotations, before.Where);
        for (int i = 0; i < Math.Min(before.Placeholders.Count, after.Placeholders.Count); i++)
        {
            (string was, string now) = (before.Placeholders[i], after.Placeholders[i]);
            if (was != now)
            {
                context.Sink.Add(FindingSink.Make("path-parameter-renamed", Scope.Of(before), "", before.Where, $"the placeholder '{Truncate.Of(was, 60)}' is called '{Truncate.Of(now, 60)}' now", $"{i}") with
                {
                    Before = before.Where,
                    After = after.Where,
                    BeforeText = was,
                    AfterText = now,
                });
            }
        }

        foreach (string method in before.Operations.Keys.Union(after.Operations.Keys).Order(StringComparer.Ordinal))
        {
            OperationModel? was = before.Operations.GetValueOrDefault(method);
            OperationModel? now = after.Operations.GetValueOrDefault(method);
            if (was is not null && now is not null)
            {
                new OperationComparer(context, was, now).Compare(joined);
            }
            else if (was is not null)
            {
                Add(context, Scope.Of(was), "operation-removed", was.Where, null, "the operation is gone");
            }
            else
            {
                Add(context, Scope.Of(now!) with { Path = before.Template }, "operation-added", before.Where, now!.Where, "the operation appeared");
            }
        }
    }

    private static string Roles(PathModel path)
    {
        List<string> roles = [.. path.Operations.Values.Select(operation => Scope.Of(operation).Role).OfType<string>()];
        return roles.Count == 0 ? "" : $" ({string.Join(", ", roles)})";
    }

    /// <param name="context">The comparison.</param>
    /// <param name="scope">The path or operation.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="anchor">What is gone, or the parent of what appeared.</param>
    /// <param name="added">What appeared; null for what is gone.</param>
    /// <param name="what">The change in words.</param>
    private static void Add(ComparisonContext context, Scope scope, string rule, Node anchor, Node? added, string what) =>
        context.Sink.Add(FindingSink.Make(rule, scope, "", anchor, what, "")
            .With(added is null ? new(anchor, null, scope.Operation, null) : new(null, added, null, scope.Operation)));
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares the calls that the vendor makes to us: we read their bodies and send their answers.</summary>
internal static class WebhookComparer
{
    public static void Compare(ComparisonContext context)
    {
        Node anchor = context.Old.Root["webhooks"] ?? context.Old.Root;
        Dictionary<string, PathModel> rest = context.New.Webhooks.ToDictionary(webhook => webhook.Template, StringComparer.Ordinal);
        foreach (PathModel before in context.Old.Webhooks)
        {
            if (!rest.Remove(before.Template, out PathModel? after))
            {
                Add(context, "webhook-removed", before, before.Where, null, "the webhook no longer comes");
                continue;
            }

            AnnotationComparer.Compare(context, Scope.Of(before), "", before.Annotations, after.Annotations, before.Where);
            CompareMethods(context, before, after);
        }

        foreach (PathModel after in rest.Values.OrderBy(webhook => webhook.Template, StringComparer.Ordinal))
        {
            Add(context, "webhook-added", after, anchor, after.Where, "the webhook may come");
        }
    }

    private static void CompareMethods(ComparisonContext context, PathModel before, PathModel after)
    {
        foreach (string method in before.Operations.Keys.Union(after.Operations.Keys).Order(StringComparer.Ordinal))
        {
            OperationModel? was = before.Operations.GetValueOrDefault(method);
            OperationModel? now = after.Operations.GetValueOrDefault(method);
            if (was is not null && now is not null)
            {
                new OperationComparer(context, was, now).CompareAsWebhook();
            }
            else if (was is not null)
            {
                Add(context, "webhook-removed", before, was.Where, null, $"{method} no longer comes");
            }
            else
            {
                Add(context, "webhook-added", before, before.Where, now!.Where, $"{method} may come");
            }
        }
    }

    private static void Add(ComparisonContext context, string rule, PathModel webhook, Node anchor, Node? added, string what) =>
        context.Sink.Add(FindingSink.Make(rule, Scope.Of(webhook), "", anchor, $"{Truncate.Of(what)}", webhook.Template + what)
            .With(added is null ? new(anchor, null, webhook.Template, null) : new(null, added, null, webhook.Template)));
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares components that no operation reaches: nothing on the wire, but nothing passes unexplained.</summary>
internal static class ComponentComparer
{
    public static void Compare(ComparisonContext context)
    {
        CompareSchemas(context);
        foreach (string key in context.Old.Unreached.Keys.Union(context.New.Unreached.Keys).Order(StringComparer.Ordinal))
        {
            Node? old = Find(context.Old, key);
            Node? now = Find(context.New, key);
            string? from = old is null ? null : Literal.Of(old);
            string? to = now is null ? null : Literal.Of(now);
            bool isMissing = old is null ? context.Old.Unreached.ContainsKey(key) : now is null && !context.Old.Unreached.ContainsKey(key);
            if (from != to && !isMissing)
            {
                string rule = key.StartsWith("examples/", StringComparison.Ordinal) ? "documentation-changed"
                    : key.StartsWith("x-", StringComparison.Ordinal) ? "extension-changed" : "unclassified-change";
                Add(context, rule, key, new(old, now, from, to), $"'{Truncate.Of(key, 60)}', which no operation uses, {Change.Describe(from, to)}");
            }
        }
    }

    private static void CompareSchemas(ComparisonContext context)
    {
        ContractModel old = context.Old;
        ContractModel now = context.New;
        foreach (string name in old.Components.Keys.Where(name => !old.ReachedComponents.Contains(name)))
        {
            if (!now.Components.ContainsKey(name))
            {
                Add(context, "schema-removed", "schemas." + name, new(old.Components[name].Origin, null, name, null), $"the unused schema '{Truncate.Of(name, 60)}' is gone");
            }
        }

        foreach (string name in now.Components.Keys.Where(name => !now.ReachedComponents.Contains(name)))
        {
            if (!old.Components.ContainsKey(name))
            {
                Add(context, "schema-added", "schemas." + name, new(null, now.Components[name].Origin, null, name), $"the unused schema '{Truncate.Of(name, 60)}' appeared");
            }
        }

        foreach (string name in old.Components.Keys.Where(now.Components.ContainsKey))
        {
            Schema schema = old.Components[name];
            bool reached = old.ReachedComponents.Contains(name) && now.ReachedComponents.Contains(name);
            Schema other = now.Components[name];
            if (reached || context.AreIdentical(schema, other))
            {
                continue;
            }

            string rule = context.SameShape(schema, other) ? "documentation-changed" : "unclassified-change";
            (string from, string to) = (Literal.Of(schema.Origin), Literal.Of(other.Origin));
            if (from != to)
            {
                Add(context, rule, "schemas." + name, new(schema.Origin, other.Origin, from, to), $"the schema '{Truncate.Of(name, 60)}', which not every side uses, {Change.Describe(from, to)}");
            }
        }
    }

    private static Node? Find(ContractModel model, string key) =>
        JsonPointer.Find(model.Root, "/components/" + string.Join('/', key.Split('/', 2).Select(JsonPointer.Escape)));

    private static void Add(ComparisonContext context, string rule, string place, Difference difference, string what) =>
        context.Sink.AddOnce(FindingSink.Make(rule, Scope.Document, "components." + place, difference.Old ?? context.Old.Root["components"] ?? context.Old.Root, what, $"{difference.From} {difference.To}").With(difference));
}

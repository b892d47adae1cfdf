using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares credentials: schemes by what they ask for, requirements as alternatives of combinations.</summary>
internal static class SecurityComparer
{
    /// <summary>Schemes that both documents know by one name, and words of those.</summary>
    public static void CompareSchemes(ComparisonContext context)
    {
        foreach (SecurityScheme old in context.Old.Schemes.Values.OrderBy(scheme => scheme.Name, StringComparer.Ordinal))
        {
            if (Counterpart(context, old) is not { } now)
            {
                if (!IsUsed(context.Old, old.Name))
                {
                    Add(context, Scope.Document, "unclassified-change", old.Where, new(old.Where, null, old.Identity, null), $"the unused scheme '{Truncate.Of(old.Name, 60)}' is gone");
                }

                continue;
            }

            if (old.Identity != now.Identity)
            {
                Add(context, Scope.Document, "security-scheme-changed", old.Where, new(old.Where, now.Where, old.Identity, now.Identity), $"'{Truncate.Of(old.Name, 60)}' {Change.Describe(old.Identity, now.Identity)}");
            }

            AnnotationComparer.Compare(context, Scope.Document, "securitySchemes", old.Annotations, now.Annotations, old.Where);
        }

        foreach (SecurityScheme now in context.New.Schemes.Values)
        {
            bool known = context.Old.Schemes.Values.Any(old => Counterpart(context, old)?.Name == now.Name);
            if (!known && !IsUsed(context.New, now.Name))
            {
                Add(context, Scope.Document, "unclassified-change", context.Old.Root["components"] ?? context.Old.Root, new(null, now.Where, null, now.Identity), $"the unused scheme '{Truncate.Of(now.Name, 60)}' appeared");
            }
        }
    }

    /// <summary>A deployed client presents what one old alternative asked for; that must still suffice.</summary>
    public static void CompareRequirements(ComparisonContext context, Scope scope, OperationModel before, OperationModel after)
    {
        List<SecurityAlternative> old = Open(before.Security, before.Where);
        List<SecurityAlternative> now = Open(after.Security, after.Where);
        List<HashSet<string>> oldKeys = [.. old.Select(alternative => Keys(context, alternative, isOld: true))];
        List<HashSet<string>> newKeys = [.. now.Select(alternative => Keys(context, alternative, isOld: false))];
        string allOld = Text(old);
        string allNew = Text(now);
        for (int i = 0; i < old.Count; i++)
        {
            if (newKeys.Exists(key => key.SetEquals(oldKeys[i])))
            {
                continue;
            }

            bool suffices = newKeys.Exists(key => key.IsSubsetOf(oldKeys[i]));
            Add(context, scope, suffices ? "security-requirement-removed" : "security-requirement-tightened", old[i].Where, new(old[i].Where, now[0].Where, old[i].Text, allNew), suffices ? $"'{Truncate.Of(old[i].Text)}' is more than what is asked for now: {Truncate.Of(allNew)}" : $"'{Truncate.Of(old[i].Text)}' no longer suffices; now asked for: {Truncate.Of(allNew)}");
        }

        for (int i = 0; i < now.Count; i++)
        {
            bool isNew = !oldKeys.Exists(key => key.SetEquals(newKeys[i]));
            bool replaces = oldKeys.Where(key => !newKeys.Exists(other => other.SetEquals(key))).Any();
            if (isNew && !replaces)
            {
                Add(context, scope, "security-requirement-alternative-added", old[0].Where, new(null, now[i].Where, null, now[i].Text), $"'{Truncate.Of(now[i].Text)}' suffices too; before: {Truncate.Of(allOld)}");
            }
        }
    }

    private static List<SecurityAlternative> Open(IReadOnlyList<SecurityAlternative> security, Node where) =>
        security.Count > 0 ? [.. security] : [new(new Dictionary<string, IReadOnlyList<string>>(), where)];

    private static string Text(List<SecurityAlternative> alternatives) => string.Join(" or ", alternatives.Select(alternative => alternative.Text));

    /// <summary>A scheme by what it is; a changed one keeps its name here, because it is reported as changed.</summary>
    private static HashSet<string> Keys(ComparisonContext context, SecurityAlternative alternative, bool isOld)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> scopes) in alternative.Schemes)
        {
            string identity = Identity(context, name, isOld);
            keys.Add(identity);
            keys.UnionWith(scopes.Select(scope => identity + " " + scope));
        }

        return keys;
    }

    private static string Identity(ComparisonContext context, string name, bool isOld)
    {
        if (isOld)
        {
            return context.Old.Schemes.TryGetValue(name, out SecurityScheme? old) ? old.Identity : "undefined " + name;
        }

        if (!context.New.Schemes.TryGetValue(name, out SecurityScheme? now))
        {
            return "undefined " + name;
        }

        return context.Old.Schemes.Values.FirstOrDefault(other => Counterpart(context, other) == now)?.Identity ?? now.Identity;
    }

    /// <summary>The same scheme in the new document: of that name, or, when the name is gone, one that asks for the same.</summary>
    private static SecurityScheme? Counterpart(ComparisonContext context, SecurityScheme old) =>
        context.New.Schemes.GetValueOrDefault(old.Name)
        ?? context.New.Schemes.Values.FirstOrDefault(now => now.Identity == old.Identity && !context.Old.Schemes.ContainsKey(now.Name));

    private static bool IsUsed(ContractModel model, string name) =>
        model.Operations.Any(operation => operation.Security.Any(alternative => alternative.Schemes.ContainsKey(name)));

    private static void Add(ComparisonContext context, Scope scope, string rule, Node anchor, Difference difference, string what)
    {
        string place = scope == Scope.Document ? "securitySchemes" : "security";
        context.Sink.Add(FindingSink.Make(rule, scope, place, anchor, what, $"{difference.From} {difference.To}").With(difference));
    }
}

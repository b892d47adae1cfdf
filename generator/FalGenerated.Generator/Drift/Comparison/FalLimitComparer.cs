using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <summary>Compares <c>x-fal</c>, and its members where they stand beside it: limits that the server checks and the schema cannot say.</summary>
internal static class FalLimitComparer
{
    /// <summary>The subject of a limit. One that is written as text, such as an aspect, cannot be measured: a change of it counts as the worse one.</summary>
    private static readonly string[] Limits = ["duration", "size", "width", "height", "area", "aspect", "fps", "frames", "multiple_of", "timeout", "limit"];

    public static void Compare(ComparisonContext context, Scope scope, string place, string name, (Node? Before, Node? After) sides, Node anchor)
    {
        (Node? before, Node? after) = sides;
        Dictionary<string, Node> old = Flatten(name, before);
        Dictionary<string, Node> now = Flatten(name, after);
        foreach (string key in old.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            Node? from = old.GetValueOrDefault(key);
            Node? to = now.GetValueOrDefault(key);
            string? fromText = from is null ? null : Literal.Of(from);
            string? toText = to is null ? null : Literal.Of(to);
            if (fromText != toText)
            {
                string rule = Judge(key, from, to);
                context.Sink.AddOnce(FindingSink.Make(rule, scope, place, from ?? before ?? anchor, $"fal's '{Truncate.Of(key, 60)}' {Change.Describe(fromText, toText)}", $"{key} {fromText} {toText}") with
                {
                    Before = from,
                    After = to,
                    BeforeText = fromText,
                    AfterText = toText,
                });
            }
        }
    }

    private static string Judge(string key, Node? before, Node? after)
    {
        string name = key[(key.LastIndexOf('.') + 1)..];
        bool? tightened = (Number(before), Number(after)) switch
        {
            (null, null) when name == "limit_description" => LimitWords.IsTightened(before, after),
            (null, null) when Array.Exists(Limits, word => key.Contains(word, StringComparison.OrdinalIgnoreCase)) => after is not null,
            (null, null) => null,
            (null, _) => true,
            (_, null) => after is not null,
            ({ } from, { } to) when name.Contains("multiple_of", StringComparison.Ordinal) => !from.IsMultipleOf(to),
            ({ } from, { } to) when name.StartsWith("min", StringComparison.Ordinal) => to.CompareTo(from) > 0,
            ({ } from, { } to) when name.StartsWith("max", StringComparison.Ordinal) || name == "timeout" => to.CompareTo(from) < 0,
            _ => true,
        };
        return tightened switch
        {
            null => "fal-metadata-changed",
            true => "fal-limit-tightened",
            false => "fal-limit-relaxed",
        };
    }

    private static ExactNumber? Number(Node? node) => node is NumberNode number && ExactNumber.TryParse(number.Text, out ExactNumber exact) ? exact : null;

    private static Dictionary<string, Node> Flatten(string name, Node? node)
    {
        Dictionary<string, Node> flat = new(StringComparer.Ordinal);
        Add(node, name == "x-fal" ? "" : name, flat);
        return flat;
    }

    private static void Add(Node? node, string prefix, Dictionary<string, Node> flat)
    {
        if (node is ObjectNode map)
        {
            foreach ((string key, Node value) in map.Members)
            {
                Add(value, prefix.Length == 0 ? key : prefix + "." + key, flat);
            }
        }
        else if (node is not null)
        {
            flat[prefix] = node;
        }
    }
}

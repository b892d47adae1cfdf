using System.Globalization;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>The limits that fal writes beside a schema, in words.</summary>
internal static class LimitText
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "min_file_size", "max_file_size", "min_duration", "max_duration", "min_width", "max_width", "min_height", "max_height",
        "min_aspect_ratio", "max_aspect_ratio", "min_fps", "max_fps", "timeout",
    };

    /// <summary>The parts, between semicolons; empty when there is no limit.</summary>
    public static string Of(ObjectNode schema)
    {
        Dictionary<string, decimal> facts = Facts(schema);
        List<string?> parts =
        [
            Span(facts, "min_file_size", "max_file_size", "{0} bytes"),
            Span(facts, "min_duration", "max_duration", "{0} seconds long"),
            Span(facts, "min_width", "max_width", "{0} pixels wide"),
            Span(facts, "min_height", "max_height", "{0} pixels high"),
            Span(facts, "min_aspect_ratio", "max_aspect_ratio", "width by height {0}"),
            Span(facts, "min_fps", "max_fps", "{0} frames per second"),
            facts.TryGetValue("timeout", out decimal timeout) ? $"fetched by the service within {Text(timeout)} seconds" : null,
            .. facts.Where(fact => fact.Key.Contains('_', StringComparison.Ordinal) && !Known.Contains(fact.Key)).Select(fact => $"{fact.Key.Replace('_', ' ')} {Text(fact.Value)}"),
        ];
        string text = string.Join("; ", parts.OfType<string>());

        // The words say the same as the numbers, where there are numbers.
        return text.Length > 0 ? text : schema.TextOf("limit_description")?.Trim().TrimEnd('.') ?? "";
    }

    private static Dictionary<string, decimal> Facts(ObjectNode schema)
    {
        Dictionary<string, decimal> facts = new(StringComparer.Ordinal);
        foreach ((string name, Node value) in schema.Members.Where(member => Known.Contains(member.Key)).Concat(schema.MembersOf("x-fal")))
        {
            if (value is NumberNode number && decimal.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal known))
            {
                facts.TryAdd(name, known);
            }
        }

        return facts;
    }

    private static string? Span(Dictionary<string, decimal> facts, string minimum, string maximum, string unit)
    {
        decimal? least = facts.TryGetValue(minimum, out decimal low) ? low : null;
        decimal? most = facts.TryGetValue(maximum, out decimal high) ? high : null;
        string? span = (least, most) switch
        {
            (null, null) => null,
            (null, { } to) => $"at most {Text(to)}",
            ({ } from, null) => $"at least {Text(from)}",
            ({ } from, { } to) => from == to ? $"exactly {Text(from)}" : $"{Text(from)} to {Text(to)}",
        };
        return span is null ? null : string.Format(CultureInfo.InvariantCulture, unit, span);
    }

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}

using System.Globalization;
using FalGenerated.Idempotency;
using FalGenerated.Net;
using Newtonsoft.Json.Linq;

namespace FalGenerated.ById;

/// <summary>
/// Holds a value against a schema of OpenAPI 3.0 or 3.1. Looked at are: required members, types, enum and const, bounds of numbers, lengths, counts
/// of items, items, members, allOf, anyOf and oneOf, and references within the document. Everything else is left to the service.
/// </summary>
internal sealed partial class SchemaCheck(JObject document)
{
    private const int MostFindings = 50;

    // Forms of forms multiply. What is not looked at within this is left to the service.
    private const int MostVisits = 200_000;

    // A schema may refer to itself. What is nested deeper than the writer's limit is never sent.
    private const int Deepest = 64;
    private const string Advice = "; change it, or set SkipValidation where the service takes it by now.";

    private int visits;

    public IReadOnlyList<Finding> Check(JToken? schema, JToken value) =>
        [.. new SchemaCheck(document).Problems(schema, value, 0).DistinctBy(finding => finding.Message).Take(MostFindings)];

    /// <summary>The schema that a reference points to; an endless or dangling one points to none.</summary>
    public JObject? Resolve(JToken? schema)
    {
        for (int step = 0; step < Deepest && schema is JObject members; step++)
        {
            if (members["$ref"] is not JValue { Value: string reference })
            {
                return members;
            }

            schema = Target(reference);
        }

        return null;
    }

    /// <summary>The members of an object's schema, those of its parts too.</summary>
    public IEnumerable<JProperty> PropertiesOf(JToken? schema) => PropertiesOf(schema, 0);

    private IEnumerable<JProperty> PropertiesOf(JToken? schema, int depth) => depth > Deepest || Resolve(schema) is not { } own ? [] :
    [
        .. (own["properties"] as JObject ?? []).Properties(),
        .. (own["allOf"] as JArray ?? []).SelectMany(part => PropertiesOf(part, depth + 1)),
    ];

    private IEnumerable<Finding> Problems(JToken? schema, JToken value, int depth)
    {
        if (depth > Deepest || ++visits > MostVisits || schema is not JObject given)
        {
            return [];
        }

        // Newer documents have members beside a reference, which count too.
        IEnumerable<Finding> referred = given["$ref"] is JValue { Value: string reference } ? Problems(Target(reference), value, depth + 1) : [];
        return (value.Type == JTokenType.Null && given["nullable"] is JValue { Value: true }) ? []
            : Mistyped(given, value) is { } wrong ? [wrong]
            : [.. referred, .. Own(given, value), .. Inside(given, value, depth), .. Combined(given, value, depth)];
    }

    private IEnumerable<Finding> Inside(JObject schema, JToken value, int depth) => value switch
    {
        JObject members =>
        [
            .. (schema["required"] as JArray ?? []).Select(name => (string?)(name as JValue)?.Value?.ToString()).OfType<string>()
                .Where(name => members[name] is null)
                .Select(name => Finding.Refusal("contract_required", $"{Bounded.Value(Joined(members.Path, name))} is missing, and the contract demands it; add it, or set SkipValidation where the service does without it by now.")),
            .. (schema["properties"] as JObject ?? []).Properties().Where(member => members[member.Name] is not null)
                .SelectMany(member => Problems(member.Value, members[member.Name]!, depth + 1)),
        ],
        JArray items => items.SelectMany(item => Problems(schema["items"], item, depth + 1)),
        _ => [],
    };

    private IEnumerable<Finding> Combined(JObject schema, JToken value, int depth) =>
    [
        .. (schema["allOf"] as JArray ?? []).SelectMany(part => Problems(part, value, depth + 1)),
        .. AnyOf(schema["anyOf"] as JArray, value, depth),
        .. AnyOf(schema["oneOf"] as JArray, value, depth),
    ];

    /// <summary>The problems of the form that was probably meant: the only one whose type fits. One that fits wholly has none.</summary>
    private List<Finding> AnyOf(JArray? forms, JToken value, int depth)
    {
        List<List<Finding>> tried = [.. (forms ?? []).Select(form => Problems(form, value, depth + 1).ToList())];
        if (tried.Count == 0 || tried.Exists(problems => problems.Count == 0))
        {
            return [];
        }

        List<List<Finding>> typed = [.. tried.Where(problems => !problems.Exists(problem => problem.Code == "contract_type" && IsAbout(problem, value)))];
        List<List<Finding>> notNull = [.. tried.Where((_, at) => (string?)(Resolve(forms![at])?["type"] as JValue)?.Value?.ToString() != "null")];
        return (typed, notNull) switch
        {
            ([var meant], _) => meant,
            (_, [var only]) => only,
            _ => [Finding.Refusal("contract_any_of", $"{PathOf(value)} fits none of the {tried.Count} forms that the contract takes{Advice}")],
        };
    }

    private JToken? Target(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }

        JToken? found = document;
        foreach (string step in reference[2..].Split('/'))
        {
            found = (found as JObject)?[Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return found;
    }

    private static bool IsAbout(Finding problem, JToken value) => problem.Message.StartsWith(PathOf(value) + " is ", StringComparison.Ordinal);

    private static string PathOf(JToken value) => value.Path.Length == 0 ? "The input" : Bounded.Value(value.Path);

    private static string Joined(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static bool Same(JToken left, JToken right) => CanonicalInput.TextOf(left) == CanonicalInput.TextOf(right);
}

using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using FalGenerated.Errors;
using FalGenerated.Net;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.CodeGeneration;

/// <summary>
/// Compares the service's complaints about an input with the pinned contract, as the generated input type states it: names, kinds, known values,
/// ranges. A complaint about what the contract allows is no mistake of the caller's: the contract has moved.
/// </summary>
internal static partial class PinnedInput
{
    // Complaints about the content of a value, which no schema rules.
    private const string Content = "value_error";

    /// <summary>The continuation of a sentence that says which complaint the pin does not explain; empty when the pin explains all of them.</summary>
    /// <param name="input">The generated input type.</param>
    /// <param name="body">The body that was sent; null where it is not at hand, and the complaints have to name the value.</param>
    /// <param name="answer">The service's answer.</param>
    /// <param name="contract">The contract; one that is not pinned explains nothing.</param>
    public static string DoubtOf(Type input, JToken? body, ErrorResponse answer, FalContractInfo contract) =>
        answer.StatusCode == 422 && contract.IsPinned && answer.Errors.Take(20).Select(error => Find(input, body, error)).FirstOrDefault(found => found is not null) is { } moved
            ? $", although the pinned contract {moved}: it has probably moved, which 'fal-contract check {contract.EndpointId}' shows"
            : "";

    private static string? Find(Type input, JToken? body, FalFieldError complaint)
    {
        string[] steps = [.. Steps().Matches(complaint.Path).Select(step => step.Value)];
        Type? type = input;
        PropertyInfo? member = null;
        JToken? value = body;
        foreach (string step in steps is ["body", .. var inner] ? inner : steps)
        {
            bool isIndex = step[0] == '[';
            PropertyInfo? next = isIndex ? member : MemberOf(type, step);
            if (next is null)
            {
                return IsMissing(complaint) && !isIndex && type is not null && HasMembers(type) ? $"knows no member {Bounded.Value(complaint.Path)}" : null;
            }

            type = isIndex ? ElementOf(type!) : Bare(next.PropertyType);
            value = isIndex ? (value as JArray)?.ElementAtOrDefault(int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture)) : (value as JObject)?[step];
            member = next;
            if (type is null)
            {
                return null;
            }
        }

        return member is null ? null : Judge(member, type, body is null ? complaint.Input : value, complaint);
    }

    private static string? Judge(PropertyInfo member, Type type, JToken? value, FalFieldError complaint)
    {
        string name = Bounded.Value(complaint.Path.StartsWith("body.", StringComparison.Ordinal) ? complaint.Path["body.".Length..] : complaint.Path);
        if (IsMissing(complaint))
        {
            return IsDemanded(member) ? null : $"does not demand {name}";
        }

        if (value is null || !Rules(type, complaint.Type) || !Allows(member, type, value))
        {
            return null;
        }

        return $"allows {name} {Redact.Text(Bounded.Value(value.ToString(Formatting.None)))}";
    }

    /// <summary>Determines whether a schema can rule what is complained about: a known value, a number, a flag; of free texts only the kind.</summary>
    private static bool Rules(Type type, string complaint) => complaint != Content && (IsEnum(type) || type.IsPrimitive || type == typeof(decimal)
        || complaint is "extra_forbidden" or "enum" or "literal_error" or "one_of" || complaint.EndsWith("_type", StringComparison.Ordinal) || complaint.EndsWith("_parsing", StringComparison.Ordinal)
        || complaint.StartsWith("type_error", StringComparison.Ordinal) || complaint.StartsWith("string_", StringComparison.Ordinal));

    private static bool Allows(PropertyInfo member, Type type, JToken value)
    {
        try
        {
            object? typed = FalJson.Read(value, type);
            bool isKnown = !IsEnum(type) || type.GetProperty("IsKnown")?.GetValue(typed) is true;
            bool isSameKind = type != typeof(string) || value.Type == JTokenType.String;
            bool isNumber = !(type.IsPrimitive || type == typeof(decimal)) || value.Type is JTokenType.Integer or JTokenType.Float or JTokenType.Boolean;
            return isKnown && isSameKind && isNumber && typed is not null && (!type.IsValueType || member.GetCustomAttribute<RangeAttribute>()?.IsValid(typed) != false);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return false;
        }
    }

    private static bool IsMissing(FalFieldError complaint) => complaint.Type is "missing" or "value_error.missing";

    private static bool IsDemanded(PropertyInfo member) => member.GetCustomAttribute<JsonPropertyAttribute>()?.Required is Required.Always or Required.AllowNull;

    private static bool IsEnum(Type type) => type.IsValueType && type.GetProperty("KnownValues", BindingFlags.Public | BindingFlags.Static) is not null;

    private static bool HasMembers(Type type) => type.GetProperties().Any(property => property.IsDefined(typeof(JsonPropertyAttribute)));

    private static PropertyInfo? MemberOf(Type? type, string name) =>
        type?.GetProperties().FirstOrDefault(property => property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName == name);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static Type? ElementOf(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [Type element] ? Bare(element) : null;

    // A path of the service: names between dots, and places of a list.
    [GeneratedRegex(@"\[\d{1,9}\]|[^.\[\]]+", RegexOptions.NonBacktracking)]
    private static partial Regex Steps();
}

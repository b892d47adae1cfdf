using System.Globalization;
using FalGenerated.CodeGeneration;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>Holds an input against the limits of its contract: each that is broken is certain to fail at the service, after an upload and a wait.</summary>
internal static class ContractLimits
{
    /// <summary>Finds the broken limits.</summary>
    /// <param name="limits">The limits of the contract.</param>
    /// <param name="body">The input as it goes over the wire.</param>
    /// <param name="factsOf">Gives what is known of the file at an address of the input; null for unknown.</param>
    public static IReadOnlyList<Finding> Check(IReadOnlyList<InputLimit> limits, JObject body, Func<string, MediaFacts?> factsOf) =>
    [
        .. from limit in limits
           from value in Values(body, limit.Path)
           let measured = Measure(limit.Kind, value, factsOf)
           where measured is { } actual && IsBroken(limit, actual)
           select Broken(limit, value, measured.Value),
    ];

    private static IEnumerable<JToken> Values(JObject body, string path)
    {
        IEnumerable<JToken> found = [body];
        foreach (string step in path.Split('.'))
        {
            string name = step.TrimEnd('[', ']');
            found = found.OfType<JObject>().Select(holder => holder[name]).OfType<JToken>();
            for (int depth = (step.Length - name.Length) / 2; depth > 0; depth--)
            {
                found = found.OfType<JArray>().SelectMany(list => list);
            }
        }

        return found;
    }

    /// <summary>The figure of a value that a limit is about; null where there is none, or it is not known.</summary>
    private static decimal? Measure(InputLimitKind kind, JToken value, Func<string, MediaFacts?> factsOf) => (kind, value) switch
    {
        (InputLimitKind.MinLength or InputLimitKind.MaxLength, JValue { Value: string text }) => text.EnumerateRunes().Count(),
        (InputLimitKind.MinItems or InputLimitKind.MaxItems, JArray list) => list.Count,
        (InputLimitKind.Minimum or InputLimitKind.Maximum or InputLimitKind.ExclusiveMinimum or InputLimitKind.ExclusiveMaximum, JValue number) => number.Value switch
        {
            int or long or decimal => Convert.ToDecimal(number.Value, CultureInfo.InvariantCulture),
            _ => null,
        },
        (>= InputLimitKind.MinFileSize, JValue { Value: string address }) => Measure(kind, InlineFile.FactsOf(address) ?? factsOf(address)),
        _ => null,
    };

    private static decimal? Measure(InputLimitKind kind, MediaFacts? file) => kind switch
    {
        InputLimitKind.MinFileSize or InputLimitKind.MaxFileSize => file?.Bytes,
        InputLimitKind.MinDuration or InputLimitKind.MaxDuration => file?.Seconds,
        InputLimitKind.MinWidth or InputLimitKind.MaxWidth => file?.Size?.Width,
        InputLimitKind.MinHeight or InputLimitKind.MaxHeight => file?.Size?.Height,
        InputLimitKind.MinAspectRatio or InputLimitKind.MaxAspectRatio => file?.Size is { } size ? (decimal)size.Width / size.Height : null,
        _ => file?.FramesPerSecond,
    };

    private static bool IsBroken(InputLimit limit, decimal actual) => limit.Kind switch
    {
        InputLimitKind.ExclusiveMinimum => actual <= limit.Value,
        InputLimitKind.ExclusiveMaximum => actual >= limit.Value,
        _ => IsLeast(limit.Kind) ? actual < limit.Value : actual > limit.Value,
    };

    private static bool IsLeast(InputLimitKind kind) => kind is InputLimitKind.MinLength or InputLimitKind.MinItems or InputLimitKind.Minimum or InputLimitKind.ExclusiveMinimum
        or InputLimitKind.MinFileSize or InputLimitKind.MinDuration or InputLimitKind.MinWidth or InputLimitKind.MinHeight or InputLimitKind.MinAspectRatio or InputLimitKind.MinFramesPerSecond;

    private static Finding Broken(InputLimit limit, JToken value, decimal actual)
    {
        string bound = limit.Kind switch
        {
            InputLimitKind.ExclusiveMinimum => "more than",
            InputLimitKind.ExclusiveMaximum => "less than",
            _ => IsLeast(limit.Kind) ? "at least" : "at most",
        };
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Path} has {UnitOf(limit.Kind, actual)}, and the contract takes {bound} {Text(limit.Value)}; change it, or set SkipValidation where the service takes it by now.");
        return Finding.Refusal(CodeOf(limit.Kind), message, ("actual", actual), ("limit", limit.Value));
    }

    private static string UnitOf(InputLimitKind kind, decimal actual) => kind switch
    {
        InputLimitKind.MinLength or InputLimitKind.MaxLength => $"{Text(actual)} characters",
        InputLimitKind.MinItems or InputLimitKind.MaxItems => $"{Text(actual)} items",
        InputLimitKind.MinFileSize or InputLimitKind.MaxFileSize => $"a file of {Text(actual)} bytes",
        InputLimitKind.MinDuration or InputLimitKind.MaxDuration => $"a file of {Text(actual)} seconds",
        InputLimitKind.MinWidth or InputLimitKind.MaxWidth => $"a file {Text(actual)} pixels wide",
        InputLimitKind.MinHeight or InputLimitKind.MaxHeight => $"a file {Text(actual)} pixels high",
        InputLimitKind.MinAspectRatio or InputLimitKind.MaxAspectRatio => $"a file with a width by height of {Text(actual)}",
        InputLimitKind.MinFramesPerSecond or InputLimitKind.MaxFramesPerSecond => $"a file with {Text(actual)} frames per second",
        _ => $"the value {Text(actual)}",
    };

    private static string CodeOf(InputLimitKind kind) => "contract" + string.Concat(kind.ToString().Select(c => char.IsAsciiLetterUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));

    private static string Text(decimal value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Reflection;

namespace FalGenerated.Emulator.Scenarios;

/// <summary>The scenarios that come with the emulator: JSON files beside this one, embedded.</summary>
internal static class NamedScenarios
{
    private const string Prefix = "scenario.";
    private const string Suffix = ".json";

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    public static Scenario Get(string text)
    {
        var (name, arguments) = Split(text);
        if (!Names.Contains(name, StringComparer.Ordinal) || (arguments.Length > 0 && name != "flaky"))
        {
            throw new ArgumentException(
                $"There is no scenario '{text}'. Give a JSON file or one of: {string.Join(", ", Names)} (flaky also as flaky(probability,seed)).",
                nameof(text));
        }

        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)!);
        var scenario = Scenario.Parse(reader.ReadToEnd());
        return arguments.Length == 0 ? scenario : Flaky(scenario, text, arguments);
    }

    private static Scenario Flaky(Scenario scenario, string text, string[] arguments)
    {
        if (arguments.Length > 2
            || !double.TryParse(arguments[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var probability)
            || probability is < 0 or > 1
            || !int.TryParse(arguments.ElementAtOrDefault(1) ?? "1", CultureInfo.InvariantCulture, out var seed))
        {
            throw new ArgumentException($"'{text}' should read flaky(probability,seed), for example flaky(0.3,7).", nameof(text));
        }

        var faults = scenario.Faults.Select(fault => fault with { Probability = fault.Probability * probability / BaseProbability });
        return scenario with { Seed = seed, Faults = [.. faults] };
    }

    /// <summary>The probability, over all faults of one operation, that the file <c>flaky.json</c> is written for.</summary>
    private const double BaseProbability = 0.2;

    private static (string Name, string[] Arguments) Split(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 || !text.EndsWith(')')
            ? (text, [])
            : (text[..open], text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries));
    }
}

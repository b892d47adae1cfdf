using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>The advice of every report and of the catalogue, made from the verdict, so that the two cannot contradict each other.</summary>
internal static class Advice
{
    private const string StillRun = "Deployed clients still run";

    /// <param name="rule">The rule, for what it adds of its own.</param>
    /// <param name="wire">The verdict on deployed clients.</param>
    /// <param name="sdk">The verdict on code that is regenerated.</param>
    /// <param name="strict">The verdict on strict readers of other languages.</param>
    public static string Of(Rule rule, Level wire, SdkEffect sdk, Level strict)
    {
        if (sdk == SdkEffect.Unknown)
        {
            return rule.Hint ?? "Read the two values and judge by hand.";
        }

        List<string> sentences = [OfWire(rule, wire)];
        if (sdk == SdkEffect.Breaking)
        {
            sentences.Add("After `fal-contract update` correct the code that no longer compiles.");
        }

        if (strict > wire)
        {
            sentences.Add("A strict reader of another language, such as TypeScript, does not expect it (`--reader strict`).");
        }

        if (rule.Hint is { } hint)
        {
            sentences.Add(hint);
        }

        return string.Join(' ', sentences);
    }

    private static string OfWire(Rule rule, Level wire) => wire switch
    {
        Level.Breaking => rule.WhenBreaking,
        Level.Warning => StillRun + ", but the behaviour, the bill or what is promised may differ.",
        _ => "Nothing to do for deployed clients.",
    };
}

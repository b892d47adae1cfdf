using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Collects the rows of one section, so that a row is one line of data: its methods take as many parameters as the table has columns.</summary>
internal sealed class RuleSet(string section, string advice)
{
    public List<Rule> Rules { get; } = [];

    public RuleSet Breaking(string id, SdkEffect sdk, string help, string example, Level? or = null, string? when = null, string? hint = null) =>
        Add(id, Level.Breaking, sdk, help, example, or, when, hint);

    public RuleSet Warning(string id, SdkEffect sdk, string help, string example, Level? or = null, string? when = null, string? hint = null) =>
        Add(id, Level.Warning, sdk, help, example, or, when, hint);

    public RuleSet Info(string id, SdkEffect sdk, string help, string example, Level? or = null, string? when = null, string? hint = null) =>
        Add(id, Level.Info, sdk, help, example, or, when, hint);

    private RuleSet Add(string id, Level wire, SdkEffect sdk, string help, string example, Level? or, string? when, string? hint)
    {
        Rules.Add(new Rule(id, wire, sdk, help, example)
        {
            Section = section,
            WhenBreaking = advice,
            Hint = hint,
            Unless = when,
            Also = or is { } level ? [level] : [],
        });
        return this;
    }
}

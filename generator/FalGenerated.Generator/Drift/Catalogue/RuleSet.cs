using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Collects the rows of one section, so that a row is one line of data: its methods take as many parameters as the table has columns.</summary>
internal sealed class RuleSet(string section, string advice)
{
    public List<Rule> Rules { get; } = [];

    public RuleSet Breaking(string id, SdkEffect sdk, string help, string example, Level? or = null, string? when = null, string? advice = null) =>
        Add(id, Level.Breaking, sdk, help, example, or, when, advice);

    public RuleSet Warning(string id, SdkEffect sdk, string help, string example, Level? or = null, string? when = null, string? advice = null) =>
        Add(id, Level.Warning, sdk, help, example, or, when, advice);

    public RuleSet Info(string id, SdkEffect sdk, string help, string example, Level? or = null, string? when = null, string? advice = null) =>
        Add(id, Level.Info, sdk, help, example, or, when, advice);

    private RuleSet Add(string id, Level wire, SdkEffect sdk, string help, string example, Level? or, string? when, string? ownAdvice)
    {
        Rules.Add(new Rule(id, wire, sdk, help, example)
        {
            Section = section,
            Advice = ownAdvice ?? DefaultAdvice(wire, sdk),
            Unless = when,
            Also = or is { } level ? [level] : [],
        });
        return this;
    }

    private string DefaultAdvice(Level wire, SdkEffect sdk) => wire switch
    {
        Level.Breaking => advice,
        Level.Warning when sdk == SdkEffect.Breaking => "Deployed clients still run; run `fal-contract update`, then correct the code that no longer compiles.",
        Level.Warning => "Read it before the next `fal-contract update`: nothing fails, but the behaviour or the bill may differ.",
        _ when sdk == SdkEffect.Breaking => "Nothing to do for deployed clients; after `fal-contract update` correct the code that no longer compiles.",
        _ => "Nothing to do; `fal-contract update` takes it over.",
    };
}

using FalGenerated.Generator.Drift.Levels;
using static FalGenerated.Generator.Drift.Levels.SdkEffect;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Rules for servers and security.</summary>
internal static class AccessRules
{
    public static IReadOnlyList<Rule> All { get; } = new RuleSet("Servers and security", "Do not follow a new host or another place for the key unasked: the key would go there. Confirm it with the vendor first.")
        .Breaking("server-removed", None, "The address that deployed clients call is no longer named: other host, scheme or prefix.", "`https://queue.fal.run` goes", Level.Info, "I when every operation names its own")
        .Info("server-added", None, "One more address is named.", "`https://eu.queue.fal.run` appears second")
        .Warning("server-default-changed", None, "The first server is another one; a regenerated base address would move.", "two servers change places", Level.Info, "I when every operation names its own")
        .Breaking("security-scheme-changed", None, "The credential goes elsewhere: another type, place or header name.", "`in: header` → `in: query`")
        .Breaking("security-requirement-tightened", None, "What a deployed client presents no longer suffices; also when an open operation begins to ask for a key.", "`security: []` → `[{apiKeyAuth: []}]`")
        .Info("security-requirement-alternative-added", None, "There is one more way to authenticate.", "`[{key}]` → `[{key}, {oauth}]`")
        .Info("security-requirement-removed", None, "A credential is no longer asked for, or one way is covered by another.", "`[{key}]` → `[]`")
        .Rules;
}

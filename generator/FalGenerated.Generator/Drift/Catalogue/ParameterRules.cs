using static FalGenerated.Generator.Drift.Levels.SdkEffect;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Rules for parameters and the request body; each schema rule of a request exists for parameters too.</summary>
internal static class ParameterRules
{
    private const string Section = "Parameters and request body";

    public static IReadOnlyList<Rule> All { get; } = [.. Own(), .. RequestRules.All.Where(rule => rule.Id.StartsWith("request-", StringComparison.Ordinal)).Select(ForParameter)];

    /// <summary>The parameter's form of a request rule.</summary>
    public static string Name(string requestRule) => "request-parameter-" + requestRule["request-".Length..];

    private static Rule ForParameter(Rule rule) => rule with { Id = Name(rule.Id), Help = "In a parameter: " + char.ToLowerInvariant(rule.Help[0]) + rule.Help[1..], Section = "Schemas of parameters" };

    private static List<Rule> Own() => new RuleSet(Section, "Deployed clients send what is refused now: release a client for the new contract.")
        .Breaking("request-parameter-added-required", SdkEffect.Breaking, "A call without the new parameter is refused.", "query `mode`, required, appears")
        .Info("request-parameter-added-optional", Additive, "There is a new parameter that may be left out.", "query `mode` appears")
        .Warning("request-parameter-removed", SdkEffect.Breaking, "A parameter is gone; what we send is ignored at best.", "query `logs` goes")
        .Breaking("request-parameter-became-required", SdkEffect.Breaking, "A call without the parameter is refused now.", "`required: false` → `true`")
        .Info("request-parameter-became-optional", None, "The parameter may be left out now.", "`required: true` → `false`")
        .Breaking("request-parameter-location-changed", None, "The parameter travels elsewhere; the server no longer reads it where we put it.", "`in: query` → `in: header`")
        .Breaking("request-parameter-style-changed", None, "A list or an object is spelled differently in the address.", "`?f=a&f=b` → `?f=a,b`")
        .Breaking("request-body-added-required", SdkEffect.Breaking, "A call without a body is refused now.", "`requestBody`, required, appears")
        .Info("request-body-added-optional", Additive, "A body may be sent now.", "`requestBody` appears")
        .Breaking("request-body-removed", SdkEffect.Breaking, "The body that we send is no longer taken.", "`requestBody` goes")
        .Breaking("request-body-became-required", SdkEffect.Breaking, "The body may no longer be left out.", "`required: false` → `true`")
        .Info("request-body-became-optional", None, "The body may be left out now.", "`required: true` → `false`")
        .Breaking("request-media-type-removed", SdkEffect.Breaking, "The form in which we send the body is no longer taken.", "`application/json` goes")
        .Info("request-media-type-added", Additive, "The body may be sent in one more form.", "`multipart/form-data` appears")
        .Rules;
}

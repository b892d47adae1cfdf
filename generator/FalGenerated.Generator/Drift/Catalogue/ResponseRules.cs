using static FalGenerated.Generator.Drift.Levels.SdkEffect;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Rules for what we read: whatever arrives must have been possible before.</summary>
internal static class ResponseRules
{
    private const SdkEffect Source = SdkEffect.Breaking;
    private const string Advice = "Deployed readers cannot read what arrives: release a client for the new contract before the server changes, or stop using the member.";

    public static IReadOnlyList<Rule> All { get; } = [.. Whole(), .. Members(), .. Values()];

    private static List<Rule> Whole() => new RuleSet("Responses as a whole", Advice)
        .Breaking("response-success-status-removed", Source, "The success that the client waits for no longer comes.", "`200` goes", Level.Warning, "W while another of the old successes stays")
        .Warning("response-success-status-added", Additive, "A generated client throws on a success that was not declared.", "`202` appears")
        .Info("response-error-status-added", Additive, "An error is described now.", "`422` appears")
        .Info("response-error-status-removed", Source, "An error is no longer described.", "`422` goes")
        .Breaking("response-media-type-removed", Source, "The form that we read no longer comes.", "`application/json` goes")
        .Info("response-media-type-added", Additive, "The answer may be had in one more form.", "`text/event-stream` appears")
        .Breaking("response-schema-removed", Source, "The document no longer describes the answer.", "`schema` goes")
        .Warning("response-header-removed", None, "A header is no longer promised; cost accounting reads headers.", "`X-Fal-Billable-Units` goes")
        .Info("response-header-added", None, "A header is promised now.", "`X-Fal-Billable-Units` appears")
        .Rules;

    private static List<Rule> Members() => new RuleSet("Response schemas", Advice)
        .Breaking("response-required-property-removed", Source, "A member that the client counts on no longer comes; also when all moves into an envelope.", "required `video` goes")
        .Warning("response-optional-property-removed", Source, "A member that may be missing no longer comes at all.", "`queue_position` goes")
        .Breaking("response-property-renamed", Source, "The same member under another name; the client does not find it.", "`video` → `file`", Level.Warning, "W when the old member was optional")
        .Info("response-property-added", Additive, "A new member comes; readers ignore what they do not know.", "`seed` appears", Level.Warning, "W when the old object was closed")
        .Breaking("response-property-became-optional", Source, "A member that the client counts on may be missing.", "`required: [video]` → `[]`")
        .Info("response-property-became-required", Source, "A member that may be missing always comes now.", "`required: []` → `[video]`")
        .Breaking("response-property-became-write-only", Source, "The member no longer comes back.", "`writeOnly: true` appears")
        .Breaking("response-became-nullable", Source, "null may come where a value was promised.", "`number` → `anyOf: [number, null]`", Level.Warning, "W when the member is optional: it is nullable in C# already")
        .Info("response-became-not-nullable", Source, "null no longer comes.", "`anyOf: [number, null]` → `number`")
        .Info("response-additional-properties-closed", None, "Members that the contract does not name no longer come.", "`additionalProperties: false` appears")
        .Info("response-additional-properties-opened", None, "Members that the contract does not name may come.", "`additionalProperties: false` goes")
        .Warning("response-property-deprecated", Additive, "The vendor announces the end of this member: our early warning.", "`deprecated: true` appears", hint: "Stop reading it before it is gone.")
        .Rules;

    private static List<Rule> Values() => new RuleSet("Response schemas", Advice)
        .Breaking("response-type-changed", Source, "Another type arrives than the reader expects.", "`object` → `array`")
        .Breaking("response-type-widened", Source, "Values arrive that the reader's type cannot hold.", "`integer` → `number`")
        .Info("response-type-narrowed", Source, "Fewer values arrive; the reader still holds them all.", "`number` → `integer`")
        .Breaking("response-format-widened", Source, "Numbers arrive that the reader's type cannot hold.", "`int32` → `int64`")
        .Info("response-format-added", Source, "A format is named now; the generated type may change.", "`format: uri` appears", Level.Warning, "W for int64: a plain integer is generated with 32 bits by default")
        .Breaking("response-enum-value-added", Additive, "A value arrives that a strict reader throws on, and that a polling loop may never end on.", "`[COMPLETED]` → `[COMPLETED, FAILED]`", Level.Warning, "W with tolerant enums")
        .Breaking("response-enum-lifted", Source, "Any value may arrive where a list was promised.", "`enum: [a, b]` → `string`", Level.Warning, "W with tolerant enums")
        .Info("response-enum-value-removed", Source, "A value no longer arrives.", "`[a, b]` → `[a]`")
        .Info("response-became-enum", Source, "Only listed values arrive now.", "`string` → `enum: [a, b]`")
        .Breaking("response-union-arm-added", Additive, "An alternative arrives that the reader does not know.", "`string` → `anyOf: [string, Size]`")
        .Info("response-union-arm-removed", Source, "An alternative no longer arrives.", "`anyOf: [string, Size]` → `Size`")
        .Warning("response-maximum-raised", None, "Larger values, longer texts or lists may arrive; typed readers check no bounds.", "`maximum: 10` → `20`")
        .Info("response-maximum-lowered", None, "Only smaller values, shorter texts or lists arrive.", "`maximum: 20` → `10`")
        .Warning("response-minimum-lowered", None, "Smaller values or shorter texts may arrive.", "`minimum: 1` → `0`")
        .Info("response-minimum-raised", None, "Only larger values, longer texts or lists arrive.", "`minimum: 0` → `1`")
        .Warning("response-min-items-lowered", None, "Shorter lists may arrive; element 0 may be missing.", "`minItems: 1` → `0`")
        .Breaking("response-constraint-removed", None, "Values may arrive that a keyword ruled out.", "`not` goes", Level.Warning, "W when typed readers do not check it: counts, steps, repeats, patterns")
        .Breaking("response-constraint-relaxed", None, "Values may arrive that a keyword ruled out.", "`dependentRequired: {a: [b, c]}` → `{a: [b]}`", Level.Warning, "W when typed readers do not check it: counts, steps, repeats, patterns")
        .Info("response-constraint-tightened", None, "Fewer values arrive than before.", "`maxProperties: 4` → `2`")
        .Info("response-constraint-added", None, "Values no longer arrive that a new keyword rules out.", "`pattern: ^a` appears")
        .Info("response-union-became-exclusive", None, "Values that fit several alternatives no longer arrive.", "`anyOf` → `oneOf`")
        .Warning("response-union-became-inclusive", None, "Values that fit several alternatives may arrive.", "`oneOf` → `anyOf`", Level.Info, "I when no value fits two of them")
        .Info("response-default-changed", None, "What a missing member stands for changed.", "`default: 0` → `1`")
        .Rules;
}

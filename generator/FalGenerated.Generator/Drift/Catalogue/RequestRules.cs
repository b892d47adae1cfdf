using static FalGenerated.Generator.Drift.Levels.SdkEffect;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Rules for schemas that we send: whatever was accepted must stay accepted.</summary>
internal static class RequestRules
{
    private const SdkEffect Source = SdkEffect.Breaking;

    public static IReadOnlyList<Rule> All { get; } =
    [
        .. new RuleSet("Request schemas", "Deployed clients send what is refused now: run `fal-contract update --accept-breaking`, correct the code, release, and roll the new client out before the server insists.")
            .Breaking("request-property-added-required", Source, "An input without the new property is refused; a default beside `required` does not rescue it.", "required `bit_depth` appears")
            .Info("request-property-added-optional", Additive, "There is a new input that may be left out.", "`fidelity` appears")
            .Warning("request-property-removed", Source, "The server no longer knows the input; what we send is dropped.", "`fidelity` goes", Level.Breaking, "B when the new object is closed")
            .Warning("request-property-renamed", Source, "The same input under another name; what we send under the old one is dropped.", "`fps` → `target_fps`", Level.Breaking, "B when the new name is required or the new object is closed")
            .Breaking("request-property-became-required", Source, "An input without the property is refused now.", "`required: []` → `[video_url]`")
            .Info("request-property-became-optional", None, "The property may be left out now.", "`required: [video_url]` → `[]`")
            .Breaking("request-type-changed", Source, "The server wants another type; nothing that we send fits.", "`string` → `number`")
            .Breaking("request-type-narrowed", Source, "The server wants a narrower type; some of what we send is refused.", "`number` → `integer`")
            .Info("request-type-widened", Source, "The server takes a wider type; what we send still fits.", "`integer` → `number`")
            .Breaking("request-union-arm-removed", Source, "One of the alternatives is no longer taken.", "`anyOf: [string, Size]` → `Size`")
            .Info("request-union-arm-added", Additive, "There is one more alternative.", "`string` → `anyOf: [string, Size]`")
            .Breaking("request-enum-value-removed", Source, "A value that we may send is refused now.", "`[fast, pro]` → `[pro]`")
            .Info("request-enum-value-added", Additive, "There is one more value to choose.", "`[1080p]` → `[1080p, 4k]`")
            .Breaking("request-became-enum", Source, "A free value must be one of a list now.", "`string` → `enum: [a, b]`")
            .Info("request-enum-lifted", Source, "The list of values is gone; all old values still fit.", "`enum: [a, b]` → `string`")
            .Rules,
        .. Limits(),
        .. Rest(),
    ];

    private static List<Rule> Limits() => new RuleSet("Request schemas", "Check what you send against the new limit; values beyond it are refused now.")
        .Breaking("request-minimum-raised", None, "Small values are refused now; also when the end itself no longer belongs to the range.", "`minimum: 1` → `2`")
        .Info("request-minimum-lowered", None, "Smaller values are taken now.", "`minimum: 2` → `1`")
        .Breaking("request-minimum-set", None, "There is a lower end now. It may only write down what the server always refused.", "`minimum: 1` appears")
        .Info("request-minimum-removed", None, "There is no lower end any more.", "`minimum: 1` goes")
        .Breaking("request-maximum-lowered", None, "Large values are refused now.", "`maximum: 10` → `4`")
        .Info("request-maximum-raised", None, "Larger values are taken now.", "`maximum: 4` → `10`")
        .Breaking("request-maximum-set", None, "There is an upper end now. It may only write down what the server always refused.", "`maximum: 10` appears")
        .Info("request-maximum-removed", None, "There is no upper end any more.", "`maximum: 10` goes")
        .Breaking("request-max-length-lowered", None, "Long texts are refused now.", "`maxLength: 500` → `100`")
        .Info("request-max-length-raised", None, "Longer texts are taken now.", "`maxLength: 100` → `500`")
        .Breaking("request-max-length-set", None, "Texts have a greatest length now.", "`maxLength: 500` appears")
        .Info("request-max-length-removed", None, "Texts have no greatest length any more.", "`maxLength: 500` goes")
        .Breaking("request-min-length-raised", None, "Short texts are refused now.", "`minLength: 1` → `3`")
        .Info("request-min-length-lowered", None, "Shorter texts are taken now.", "`minLength: 3` → `1`")
        .Breaking("request-pattern-added", None, "Texts must match a pattern now.", "`pattern: ^[a-z]+$` appears")
        .Warning("request-pattern-changed", None, "Texts must match another pattern; which of ours do, only the patterns can tell.", "`^[a-z]+$` → `^[a-z0-9]+$`")
        .Info("request-pattern-removed", None, "Texts need not match a pattern any more.", "`pattern` goes")
        .Breaking("request-max-items-lowered", None, "Long lists are refused now.", "`maxItems: 8` → `4`")
        .Info("request-max-items-raised", None, "Longer lists are taken now.", "`maxItems: 4` → `8`")
        .Breaking("request-min-items-raised", None, "Short lists are refused now.", "`minItems: 1` → `2`")
        .Info("request-min-items-lowered", None, "Shorter lists are taken now.", "`minItems: 2` → `1`")
        .Breaking("request-unique-items-added", None, "Lists with repeated items are refused now.", "`uniqueItems: true` appears")
        .Info("request-unique-items-removed", None, "Lists may repeat items now.", "`uniqueItems: true` goes")
        .Breaking("request-multiple-of-tightened", None, "Numbers must be multiples of a coarser step now.", "`multipleOf: 2` → `8`")
        .Info("request-multiple-of-relaxed", None, "Numbers may be multiples of a finer step now.", "`multipleOf: 8` → `2`")
        .Rules;

    private static List<Rule> Rest() => new RuleSet("Request schemas", "Deployed clients send what is refused now: release a client for the new contract.")
        .Breaking("request-became-not-nullable", Source, "null is refused now. This SDK never writes null for an input that was not set.", "`anyOf: [number, null]` → `number`")
        .Info("request-became-nullable", None, "null is taken now.", "`number` → `anyOf: [number, null]`")
        .Warning("request-default-changed", None, "What happens when the input is left out is another thing now; on this endpoint a tier default is a factor ten of the price.", "`default: standard` → `pro`", hint: "Set the input yourself if the old behaviour matters, and check the price.")
        .Warning("request-default-removed", None, "The document no longer says what happens when the input is left out.", "`default: standard` goes", hint: "Set the input yourself if the old behaviour matters.")
        .Info("request-default-added", None, "What happens when the input is left out is written down now.", "`default: standard` appears")
        .Warning("request-format-added", Source, "A format is named now; the server may begin to check it, and the generated type may change.", "`format: uri` appears")
        .Info("request-format-removed", Source, "No format is named any more; the generated type may change.", "`format: uri` goes")
        .Breaking("request-format-narrowed", Source, "Numbers must fit a narrower format now.", "`int64` → `int32`")
        .Breaking("request-additional-properties-closed", None, "Members that the contract does not name are refused now.", "`additionalProperties: false` appears")
        .Info("request-additional-properties-opened", None, "Members that the contract does not name are taken now.", "`additionalProperties: false` goes")
        .Breaking("request-constraint-added", None, "Values are refused now that a new keyword rules out.", "`not: {required: [x]}` appears")
        .Breaking("request-constraint-tightened", None, "A keyword rules out more values than before.", "`dependentRequired: {a: [b]}` → `{a: [b, c]}`")
        .Info("request-constraint-relaxed", None, "A keyword rules out fewer values than before.", "`minProperties: 2` → `1`")
        .Info("request-constraint-removed", None, "A keyword that ruled out values is gone.", "`not` goes")
        .Breaking("request-union-became-exclusive", None, "Exactly one alternative must fit now, and values that fit several are refused.", "`anyOf` → `oneOf`", Level.Info, "I when no value fits two of them")
        .Info("request-union-became-inclusive", None, "Values that fit several alternatives are taken now.", "`oneOf` → `anyOf`")
        .Warning("request-property-became-read-only", Source, "What we send there is dropped.", "`readOnly: true` appears")
        .Warning("request-property-deprecated", Additive, "The vendor announces the end of this input: our early warning.", "`deprecated: true` appears", hint: "Stop sending it before it is refused.")
        .Breaking("discriminator-property-changed", Source, "Another member tells the alternatives apart, in either direction.", "`propertyName: type` → `kind`", Level.Info, "I when it appears where a response is read or every alternative has the member, and when it goes from a request or the member still always comes")
        .Breaking("discriminator-mapping-removed", Source, "A tag that we may send is no longer known.", "tag `cat` goes", Level.Info, "I in a response")
        .Breaking("discriminator-mapping-added", Additive, "A tag appears that a deployed reader does not know.", "tag `dog` appears", Level.Info, "I in a request")
        .Rules;
}

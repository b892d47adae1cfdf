using static FalGenerated.Generator.Drift.Levels.SdkEffect;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Rules for the document as a whole and for fal's metadata.</summary>
internal static class DocumentRules
{
    public static IReadOnlyList<Rule> All { get; } = new RuleSet("Document and fal metadata", "Do not update before a person has looked at the source of the document.")
        .Warning("unclassified-change", Unknown, "Something differs that no rule knows, so it is not judged.", "`minProperties: 1` appears", hint: "Read the two values at the pointer and judge by hand; then update, or accept the finding with a reason.")
        .Warning("openapi-version-changed", None, "The document is written in another version of OpenAPI.", "`3.0.4` → `3.1.0`", or: Level.Info, when: "I when only the patch number moves")
        .Info("document-version-changed", None, "`info.version` moved. fal writes a constant there, so it says little.", "`1.0.0` → `1.0.1`")
        .Info("documentation-changed", None, "Words or examples changed; nothing on the wire.", "`description` reworded", or: Level.Warning, when: "W when a declared anchor vanished from the text", hint: "Nothing to do for words. For a vanished anchor check the named constant against the new text.")
        .Info("extension-changed", None, "An unknown `x-` member changed.", "`x-internal-id: 1` → `2`")
        .Info("schema-added", Additive, "A schema that no operation reaches was added.", "`components.schemas.Extra` appears, unused")
        .Info("schema-removed", SdkEffect.Breaking, "A schema that no operation reached was removed; a generated type may go with it.", "unused `components.schemas.Extra` goes")
        .Info("schema-renamed", SdkEffect.Breaking, "The same schema under another name: the wire stays, the generated type is renamed.", "`File` → `VideoFile`", hint: "Name the type in `csharp.overlay.json` to keep the old C# name, or follow the rename.")
        .Breaking("fal-endpoint-id-changed", None, "The document says that it describes another endpoint: a wrong or a moved document.", "`x-fal-metadata.endpointId` differs", hint: "Check the source address in the lock. If the endpoint moved, pin the new id with `fal-contract add`.")
        .Warning("fal-price-changed", None, "A price, a unit or a multiplier changed. Calls keep working; the bill differs.", "`$0.0072/s` → `$0.0090/s`", hint: "Correct `pricing.json` from the new page; quotes are wrong until then.")
        .Warning("fal-status-changed", None, "fal changed the endpoint's status, for example from active to deprecated.", "`status: active` → `deprecated`", hint: "Plan the move to another endpoint before this one is switched off.")
        .Warning("fal-limit-tightened", None, "fal accepts less than before: duration, file size, dimensions, rate.", "`x-fal.max_duration: 600` → `300`", hint: "Check what you send against the new limit before it costs a failed job.")
        .Breaking("foreign-instruction", None, "The document carries an `x-csharp-` member, an instruction to the generator that no served document may give: an attack or a mix-up.", "`x-csharp-name` appears", hint: "`fal-contract update` and `add` refuse such a document; look at who serves it.")
        .Info("fal-limit-relaxed", None, "fal accepts more than before.", "`x-fal.max_duration: 300` → `600`")
        .Info("fal-metadata-changed", None, "Other metadata of fal changed.", "`category` differs")
        .Info("fal-display-order-changed", None, "The order in which fal's page shows the fields changed.", "`x-fal-order-properties` reordered")
        .Rules;
}

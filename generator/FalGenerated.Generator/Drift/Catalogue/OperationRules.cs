using static FalGenerated.Generator.Drift.Levels.SdkEffect;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Catalogue;

/// <summary>Rules for paths and operations.</summary>
internal static class OperationRules
{
    public static IReadOnlyList<Rule> All { get; } = new RuleSet("Paths and operations", "Deployed clients call what is gone: release a client for the new contract, and stop calling the old one.")
        .Breaking("path-removed", SdkEffect.Breaking, "The address is gone, announced or not.", "`/EP` goes")
        .Info("path-added", Additive, "There is a new address.", "`/EP/v2` appears")
        .Breaking("operation-removed", SdkEffect.Breaking, "The call is gone, announced or not.", "`PUT /EP/requests/{id}/cancel` goes")
        .Info("operation-added", Additive, "There is a new call.", "`GET /EP/requests/{id}/stream` appears")
        .Info("path-parameter-renamed", SdkEffect.Breaking, "A placeholder has another name: the address stays, the generated argument is renamed.", "`{request_id}` → `{id}`")
        .Info("operation-id-changed", SdkEffect.Breaking, "The operation has another id: the generated method is renamed.", "`operationId: submit` → `send`")
        .Info("operation-parameter-order-changed", SdkEffect.Breaking, "Parameters stand in another order: positional arguments move.", "`a, b` → `b, a`")
        .Info("operation-tags-changed", None, "The operation is filed under other tags.", "`tags: [queue]` → `[jobs]`")
        .Warning("operation-deprecated", Additive, "The vendor announces the end of this call: our early warning.", "`deprecated: true` appears", hint: "Plan the move before the call is removed.")
        .Info("operation-undeprecated", None, "The announcement was taken back.", "`deprecated: true` goes")
        .Breaking("webhook-removed", SdkEffect.Breaking, "A call that the client waits for no longer comes.", "`webhooks.done` goes")
        .Info("webhook-added", Additive, "The vendor may make one more call to us.", "`webhooks.done` appears")
        .Rules;
}

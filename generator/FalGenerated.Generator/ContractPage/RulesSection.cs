using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.ContractPage;

/// <summary>The rules that no schema states: those that stand in prose, and corrections of the document, each with its source.</summary>
internal static class RulesSection
{
    public static IEnumerable<string> Prose(LockEntry entry) => PageText.Table(
        ["what rests on it", "words of the page"],
        entry.Anchors.Select(anchor => new[] { PageText.Of(anchor.Constant), PageText.Of(anchor.Words) }));

    public static IEnumerable<string> Corrections(ContractFolder contract) => PageText.Table(
        ["file", "where", "why"],
        new[] { contract.QueueOverlay, contract.Overlay }.SelectMany(RowsOf));

    private static IEnumerable<string[]> RowsOf(string overlay) => ContractFolder.ReadIfThere(overlay) is ObjectNode document
        ? document.ItemsOf("actions").OfType<ObjectNode>().Select(action => new[]
        {
            PageText.Code(Path.GetFileName(overlay)), PageText.Code(action.TextOf("target")), PageText.Of(action.TextOf("description")),
        })
        : [];
}

using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>Holds the anchors of the lock, words on which constants of the code rest, against the texts that must say them.</summary>
internal static class AnchorCheck
{
    public static IEnumerable<Diagnostic> Check(LockEntry entry, IReadOnlyList<string> texts) =>
        entry.Node.ItemsOf("anchors").OfType<ObjectNode>()
            .Where(anchor => anchor.TextOf("words") is { } words && !texts.Any(text => text.Contains(words, StringComparison.Ordinal)))
            .Select(anchor => Diagnostic.At(
                anchor,
                DiagnosticCode.PriceWords,
                $"the words '{Truncate.Of(anchor.TextOf("words")!)}' stand neither in the pin nor in its page; check {Truncate.Of(anchor.TextOf("constant") ?? "what rests on them")} and correct the anchor"));
}

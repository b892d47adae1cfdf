using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Lock;

/// <summary>The lock's member <c>compared</c>: that a pin was held against a document of the service, and with what result.</summary>
/// <param name="node">The member.</param>
internal sealed class PinComparisonRecord(ObjectNode node)
{
    public const string Same = "the same contract";

    public const string Another = "another contract";

    /// <summary>The sentence for people: when, with what, with what result.</summary>
    public string Sentence
    {
        get
        {
            string served = node.TextOf("served") is { } day ? $" of {Truncate.Of(day, 10)}" : "";
            return $"compared on {Truncate.Of(node.TextOf("time") ?? "an unknown day", 10).TrimEnd('…')} with the service's document{served}: {Truncate.Of(node.TextOf("result") ?? "no result", 40)}";
        }
    }

    /// <summary>Null when the record is of this pin and agrees with itself.</summary>
    public Diagnostic? Problem(LockEntry entry)
    {
        if (node.TextOf("pinSha256") != entry.Pin.Sha256)
        {
            return At("the comparison was made with another pin; make it again with 'fal-contract check --record'");
        }

        string expected = node.TextOf("contractSha256") == entry.ContractSha256 ? Same : Another;
        return node.TextOf("result") == expected && DateTimeOffset.TryParse(node.TextOf("time"), System.Globalization.CultureInfo.InvariantCulture, out _)
            ? null
            : At($"the comparison says '{Truncate.Of(node.TextOf("result") ?? "nothing", 40)}', and its hashes say '{expected}'; make it again with 'fal-contract check --record'");
    }

    private Diagnostic At(string message) => Diagnostic.At(node, DiagnosticCode.BadLock, message);
}

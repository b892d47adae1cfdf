using System.Globalization;
using FalGenerated.Generator.Drift.Fetching;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>Enters into the lock that a pin was compared with a document of the service. Its bytes are not kept, only their hash.</summary>
internal static class ComparisonRecorder
{
    /// <param name="entry">The endpoint.</param>
    /// <param name="document">The service's document; null when the service says that it did not change.</param>
    /// <param name="findings">The differences.</param>
    /// <param name="served">The day on which the service served it; null when that is not known.</param>
    /// <param name="now">The time of the comparison.</param>
    public static void Record(LockEntry entry, FetchedText? document, IReadOnlyList<Finding> findings, DateOnly? served, DateTimeOffset now)
    {
        SourceText pin = entry.Pin.Read();
        SourceText compared = document is null ? pin : new SourceText(document.Name, document.Bytes);
        string pinned = entry.ContractSha256 ?? ContractDigest.Of(ContractReader.Read(pin));
        string digest = ContractDigest.Of(ContractReader.Read(compared));
        ObjectNode node = entry.Node;
        node.Set("compared", node.Object(
            ("time", node.Text(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
            ("served", served is { } day ? node.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : new NullNode(node.Source, node.Offset)),
            ("pinSha256", node.Text(entry.Pin.Sha256)),
            ("sha256", node.Text(LockedFile.Hash(compared.Bytes.Span))),
            ("contractSha256", node.Text(digest)),
            ("result", node.Text(digest == pinned ? PinComparisonRecord.Same : PinComparisonRecord.Another)),
            ("breaking", Count(node, findings, Level.Breaking)),
            ("warning", Count(node, findings, Level.Warning)),
            ("info", Count(node, findings, Level.Info))));
    }

    private static NumberNode Count(ObjectNode node, IReadOnlyList<Finding> findings, Level level) =>
        node.Number(findings.Count(finding => finding.Level == level).ToString(CultureInfo.InvariantCulture));
}

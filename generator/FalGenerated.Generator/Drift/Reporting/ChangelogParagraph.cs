using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Lock;

namespace FalGenerated.Generator.Drift.Reporting;

/// <summary>The paragraph of the changelog about the contract that a release absorbs.</summary>
internal static class ChangelogParagraph
{
    private const int MaxLines = 12;

    public static string Of(LockEntry entry, DriftReport report, string? reason)
    {
        StringBuilder text = new();
        text.Append("\n### Contract\n\n");
        text.Append("- `").Append(entry.Endpoint).Append("` is generated from the document with sha256 `").Append(entry.Pin.Sha256[..12]).Append("`, contract `").Append(entry.ContractSha256?[..12]).Append("`.\n");
        List<FoldedFinding> folded = [.. FoldedFinding.Fold(report.Counted.Where(finding => !FoldedFinding.IsQuiet(finding)))];
        foreach (FoldedFinding finding in folded.Take(MaxLines))
        {
            text.Append("- ").Append(LevelNames.Of(finding.First.Level)).Append(": ").Append(Truncate.Of(finding.First.Message, 160)).Append(" (`").Append(finding.First.Rule.Id).Append("`).\n");
        }

        if (folded.Count > MaxLines)
        {
            text.Append("- And ").Append(folded.Count - MaxLines).Append(" more.\n");
        }

        if (reason is not null && report.Counted.Any(finding => finding.Level == Level.Breaking))
        {
            text.Append("- Taken over because: ").Append(Truncate.Of(reason, 200)).Append('\n');
        }

        return text.Append("\nVersion bump: ").Append(VersionBump.Of(report)).Append('\n').ToString();
    }
}

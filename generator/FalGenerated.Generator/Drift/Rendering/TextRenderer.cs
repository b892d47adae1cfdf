using System.Globalization;
using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>For a terminal: the worst first, one line for each change, the reason for the exit code last.</summary>
internal static class TextRenderer
{
    /// <summary>Long enough for two values and a note.</summary>
    private const int MaxMessage = 600;

    public static string Render(DriftReport report, bool color)
    {
        StringBuilder text = new();
        foreach (ComparedContract contract in report.Contracts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{contract.Endpoint ?? "contract"}: {contract.Old.Name} → {contract.New.Name}\n");
            if (contract.IsProvisional)
            {
                text.Append("this pin was written from the page; the first fetch replaces it\n");
            }

            AppendContract(text, contract, color);
        }

        foreach (string remark in report.Notes)
        {
            text.Append("note: ").Append(Truncate.Of(remark, 300)).Append('\n');
        }

        return text.Append(Summary(report)).Append('\n').ToString();
    }

    /// <summary>The counts and the reason for the exit code, on one line.</summary>
    public static string Summary(DriftReport report)
    {
        int ignored = report.Findings.Count(finding => finding.IgnoredBy is not null);
        string counts = string.Create(CultureInfo.InvariantCulture, $"{report.Count(Level.Breaking)} breaking, {report.Count(Level.Warning)} warning, {report.Count(Level.Info)} info, {report.Unclassified} unclassified, {ignored} ignored");
        string threshold = report.FailOn is { } level ? LevelNames.Of(level) : "never";
        return report.Fails
            ? $"{counts}. Exit 1: there is drift at or above '{threshold}' (--fail-on)."
            : $"{counts}. Exit 0: {(report.Level == Level.None ? "no drift" : $"nothing at or above '{threshold}' (--fail-on)")}.";
    }

    private static void AppendContract(StringBuilder text, ComparedContract contract, bool color)
    {
        bool isWrongDocument = contract.Findings.Any(finding => finding.Rule.Id == "fal-endpoint-id-changed");
        List<Finding> shown = [.. contract.Findings.Where(finding => isWrongDocument ? finding.Rule.Id == "fal-endpoint-id-changed" : !FoldedFinding.IsQuiet(finding))];
        bool authorship = false;
        foreach (FoldedFinding folded in FoldedFinding.Fold(contract.IsProvisional ? shown.OrderBy(Authorship.IsAuthorship) : shown))
        {
            if (contract.IsProvisional && !authorship && Authorship.IsAuthorship(folded.First))
            {
                authorship = true;
                text.Append("differences of authorship, not of the contract:\n");
            }

            AppendFinding(text, folded, color);
        }

        int hidden = contract.Findings.Count - shown.Count;
        if (hidden > 0)
        {
            text.Append(isWrongDocument
                ? string.Create(CultureInfo.InvariantCulture, $"{hidden} more findings are folded, because the document is another one (--format json lists them)\n")
                : string.Create(CultureInfo.InvariantCulture, $"info      documentation-changed  words changed in {Quantity.Of(hidden, "place")} (--format json lists them)\n"));
        }

        if (contract.Findings.Count == 0 && !contract.Old.HasBytesOf(contract.New))
        {
            text.Append("the bytes differ, the contract does not\n");
        }
    }

    private static void AppendFinding(StringBuilder text, FoldedFinding folded, bool color)
    {
        Finding finding = folded.First;
        string level = LevelNames.Of(finding.Level).PadRight(9);
        text.Append(color ? Paint(finding.Level, level) : level)
            .Append(' ').Append(finding.Rule.Id)
            .Append("  ").Append(folded.Operations)
            .Append("  ").Append(Truncate.Of(finding.Message, MaxMessage));
        text.Append(finding.IgnoredBy is { } reason ? $"  [ignored: {Truncate.Of(reason, 100)}]" : $"  → {finding.Advice}").Append('\n');
    }

    private static string Paint(Level level, string text) => level switch
    {
        Level.Breaking => $"\u001b[31m{text}\u001b[0m",
        Level.Warning => $"\u001b[33m{text}\u001b[0m",
        _ => $"\u001b[2m{text}\u001b[0m",
    };
}

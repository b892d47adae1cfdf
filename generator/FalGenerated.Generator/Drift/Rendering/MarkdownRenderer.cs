using System.Globalization;
using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>For an issue or a pull request: a table for each level, words folded away, a marker by which a later run finds its own text.</summary>
internal static class MarkdownRenderer
{
    /// <summary>The first line of every report; workflows look for it to update in place.</summary>
    public const string Marker = "<!-- fal-contract:drift -->";

    /// <summary>Hosts refuse longer texts (65,536 characters on GitHub).</summary>
    private const int MaxLength = 60_000;

    public static string Render(DriftReport report)
    {
        StringBuilder text = new();
        text.Append(Marker).Append("\n# Contract drift: ").Append(LevelNames.Of(report.Level)).Append("\n\n");
        foreach (ComparedContract contract in report.Contracts)
        {
            AppendContract(text, contract);
        }

        foreach (string remark in report.Notes)
        {
            text.Append("- ").Append(Escape(remark, 300)).Append('\n');
        }

        StringBuilder end = new();
        end.Append("\n**Version bump:** ").Append(VersionBump.Of(report)).Append("\n\n").Append(TextRenderer.Summary(report)).Append('\n');
        if (text.Length + end.Length > MaxLength)
        {
            int cut = text.ToString().LastIndexOf('\n', MaxLength - end.Length - 100);
            text.Length = cut + 1;
            text.Append("\nThe report is longer than fits here; `--format json` lists everything.\n");
        }

        return text.Append(end).ToString();
    }

    private static void AppendContract(StringBuilder text, ComparedContract contract)
    {
        text.Append("## ").Append(Escape(contract.Endpoint ?? contract.Old.Name, 200)).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Escape(contract.Old.Name, 200)} (`{contract.Old.Sha256[..12]}`) → {Escape(contract.New.Name, 200)} (`{contract.New.Sha256[..12]}`)\n\n");
        if (contract.IsProvisional)
        {
            text.Append("This pin was written from the page; the first fetch replaces it.\n\n");
        }

        foreach (Level level in (ReadOnlySpan<Level>)[Level.Breaking, Level.Warning, Level.Info])
        {
            List<Finding> findings = [.. contract.Findings.Where(finding => finding.Level == level && finding.IgnoredBy is null)];
            AppendTable(text, LevelNames.Of(level), [.. findings.Where(finding => !FoldedFinding.IsQuiet(finding))]);
            AppendFolded(text, "Words that changed", [.. findings.Where(FoldedFinding.IsQuiet)]);
        }

        AppendFolded(text, "Ignored", [.. contract.Findings.Where(finding => finding.IgnoredBy is not null)]);
    }

    private static void AppendTable(StringBuilder text, string title, List<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        text.Append("### ").Append(title).Append("\n\n| rule | operation | change | sdk | what to do |\n|---|---|---|---|---|\n");
        foreach (FoldedFinding folded in FoldedFinding.Fold(findings))
        {
            Finding finding = folded.First;
            text.Append(CultureInfo.InvariantCulture, $"| `{finding.Rule.Id}` | {Escape(folded.Operations, 300)} | {Escape(finding.Message, 300)} | {LevelNames.Sign(finding.Sdk)} | {finding.Advice} `{finding.Fingerprint}` |\n");
        }

        text.Append('\n');
    }

    private static void AppendFolded(StringBuilder text, string title, List<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"<details><summary>{title}: {findings.Count}</summary>\n\n");
        foreach (Finding finding in findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{finding.Rule.Id}` {Escape(finding.Message, 200)}{(finding.IgnoredBy is { } reason ? " — " + Escape(reason, 100) : "")}\n");
        }

        text.Append("\n</details>\n\n");
    }

    /// <summary>Text of a document becomes neither markup, nor a mention of a person, nor a link.</summary>
    private static string Escape(string text, int maxLength)
    {
        StringBuilder escaped = new();
        foreach (char letter in Truncate.Of(text, maxLength))
        {
            escaped.Append(letter is '<' or '>' or '&' or '|' or '@' or '#' or '*' or '_' or '[' or ']' or '`' or '\\' or '~' or '!' or '$'
                ? string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter};")
                : letter.ToString());
        }

        return escaped.Replace("://", ":&#47;&#47;").ToString();
    }
}

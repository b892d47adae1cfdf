using System.Buffers;
using System.Text;
using System.Text.Json;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>SARIF 2.1.0: for code scanning, with the places in the pinned file.</summary>
internal static class SarifRenderer
{
    public static string Render(DriftReport report)
    {
        List<Rule> rules = [.. report.Findings.Select(finding => finding.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, JsonRenderer.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            WriteTool(writer, rules);
            writer.WriteString("columnKind", "utf16CodeUnits");
            writer.WriteStartArray("results");
            foreach (Finding finding in report.Findings)
            {
                WriteResult(writer, finding, rules.IndexOf(finding.Rule));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter writer, List<Rule> rules)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "fal-contract");
        writer.WriteStartArray("rules");
        foreach (Rule rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            WriteText(writer, "shortDescription", rule.Help);
            WriteText(writer, "help", rule.Advice);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", LevelOf(rule.Wire));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, Finding finding, int ruleIndex)
    {
        SourcePosition position = finding.Anchor.Position;
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Rule.Id);
        writer.WriteNumber("ruleIndex", ruleIndex);
        writer.WriteString("level", LevelOf(finding.Level));
        string operation = finding.Scope.Operation is { } name ? Truncate.Of(name, 200) + ": " : "";
        WriteText(writer, "message", operation + Truncate.Of(finding.Message, 400));
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', finding.Anchor.Source.Name.Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", position.Line);
        writer.WriteNumber("startColumn", position.Column);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("falContractDrift/v1", finding.Fingerprint);
        writer.WriteEndObject();
        if (finding.IgnoredBy is { } reason)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("justification", reason);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string LevelOf(Level level) => level switch { Level.Breaking => "error", Level.Warning => "warning", _ => "note" };
}

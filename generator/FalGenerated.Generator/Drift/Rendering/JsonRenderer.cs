using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>For programs; described by <c>drift-report.schema.json</c>.</summary>
internal static class JsonRenderer
{
    private const int MaxValue = 400;

    /// <summary>The layout of every JSON of a report.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(DriftReport report)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", DriftReport.SchemaVersion);
            writer.WriteString("level", LevelNames.Of(report.Level));
            writer.WriteNumber("exitCode", report.Fails ? 1 : 0);
            WriteSources(writer, report);
            writer.WriteStartArray("findings");
            foreach (ComparedContract contract in report.Contracts)
            {
                foreach (Finding finding in contract.Findings)
                {
                    WriteFinding(writer, contract, finding);
                }
            }

            writer.WriteEndArray();
            writer.WriteNumber("unclassified", report.Unclassified);
            WriteSummary(writer, report);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteSources(Utf8JsonWriter writer, DriftReport report)
    {
        writer.WriteStartArray("sources");
        foreach (ComparedContract contract in report.Contracts)
        {
            writer.WriteStartObject();
            writer.WriteString("endpoint", contract.Endpoint);
            WriteSource(writer, "old", contract.Old);
            WriteSource(writer, "new", contract.New);
            writer.WriteBoolean("provisional", contract.IsProvisional);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSource(Utf8JsonWriter writer, string name, SourceInfo source)
    {
        writer.WriteStartObject(name);
        writer.WriteString("name", source.Name);
        writer.WriteString("sha256", source.Sha256);
        writer.WriteNumber("bytes", source.Bytes);
        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, ComparedContract contract, Finding finding)
    {
        SourcePosition position = finding.Anchor.Position;
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule.Id);
        writer.WriteString("level", LevelNames.Of(finding.Level));
        writer.WriteString("sdk", LevelNames.Of(finding.Sdk));
        writer.WriteString("strictReader", LevelNames.Of(finding.StrictLevel));
        writer.WriteString("endpoint", contract.Endpoint);
        writer.WriteString("file", finding.Anchor.Source.Name);
        writer.WriteString("pointer", finding.Anchor.Pointer);
        writer.WriteNumber("line", position.Line);
        writer.WriteNumber("column", position.Column);
        writer.WriteString("direction", finding.Scope.Direction switch { Direction.Request => "request", Direction.Response => "response", _ => null });
        writer.WriteString("operation", finding.Scope.Operation);
        writer.WriteString("role", finding.Scope.Role);
        writer.WriteString("status", finding.Scope.Status);
        writer.WriteString("place", finding.Place);
        writer.WriteString("pointerBefore", finding.Before?.Pointer);
        writer.WriteString("pointerAfter", finding.After?.Pointer);
        writer.WriteString("before", Cut(finding.BeforeText));
        writer.WriteString("after", Cut(finding.AfterText));
        writer.WriteString("message", Truncate.Of(finding.Message, MaxValue));
        writer.WriteString("advice", finding.Advice);
        writer.WriteString("fingerprint", finding.Fingerprint);
        writer.WriteString("ignoredBy", finding.IgnoredBy);
        writer.WriteEndObject();
    }

    private static string? Cut(string? text) => text is null ? null : Truncate.Of(text, MaxValue);

    private static void WriteSummary(Utf8JsonWriter writer, DriftReport report)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("breaking", report.Count(Level.Breaking));
        writer.WriteNumber("warning", report.Count(Level.Warning));
        writer.WriteNumber("info", report.Count(Level.Info));
        writer.WriteNumber("ignored", report.Findings.Count(finding => finding.IgnoredBy is not null));
        writer.WriteString("failOn", report.FailOn is { } level ? LevelNames.Of(level) : "never");
        writer.WriteString("sdk", LevelNames.Of(report.Sdk));
        writer.WriteString("versionBump", VersionBump.Of(report));
        writer.WriteStartArray("remarks");
        foreach (string remark in report.Notes)
        {
            writer.WriteStringValue(remark);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

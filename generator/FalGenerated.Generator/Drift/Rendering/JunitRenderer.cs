using System.Globalization;
using System.Text;
using System.Xml;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Reporting;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>One test case for each operation and one for the document; findings at or above the threshold are failures.</summary>
internal static class JunitRenderer
{
    private const string Document = "document";

    public static string Render(DriftReport report)
    {
        StringBuilder text = new();
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (XmlWriter writer = XmlWriter.Create(text, settings))
        {
            writer.WriteStartElement("testsuites");
            foreach (ComparedContract contract in report.Contracts)
            {
                WriteSuite(writer, contract, report.FailOn);
            }

            writer.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.Append('\n');
    }

    private static void WriteSuite(XmlWriter writer, ComparedContract contract, Level? failOn)
    {
        ILookup<string, Finding> byCase = contract.Findings.ToLookup(finding => finding.Scope.Operation ?? Document);
        List<string> cases = [Document, .. contract.Operations.Concat(byCase.Select(group => group.Key)).Distinct().Where(name => name != Document).Order(StringComparer.Ordinal)];
        List<(string Name, List<Finding> Failing)> results =
            [.. cases.Select(name => (name, byCase[name].Where(finding => finding.IgnoredBy is null && failOn is { } level && finding.Level >= level).ToList()))];
        string suite = contract.Endpoint ?? contract.Old.Name;
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", Clean(suite));
        writer.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", results.Count(result => result.Failing.Count > 0).ToString(CultureInfo.InvariantCulture));
        foreach ((string name, List<Finding> failing) in results)
        {
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("classname", Clean(suite));
            writer.WriteAttributeString("name", Clean(name));
            if (failing.Count > 0)
            {
                writer.WriteStartElement("failure");
                writer.WriteAttributeString("type", failing[0].Rule.Id);
                writer.WriteAttributeString("message", Clean(failing[0].Message));
                writer.WriteString(Clean(string.Join('\n', failing.Select(finding => $"{LevelNames.Of(finding.Level)} {finding.Rule.Id}: {Truncate.Of(finding.Message, 300)} → {finding.Advice}"))));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>XML has no way at all to write a control character.</summary>
    private static string Clean(string text) => string.Join('\n', text.Split('\n').Select(line => Truncate.Of(line, 1000)));
}

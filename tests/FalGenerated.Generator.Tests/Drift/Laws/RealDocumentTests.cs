using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>Documents that a service really served, of one endpoint on several days: FAL_DOCUMENTS names a folder with a folder for each day.</summary>
public sealed class RealDocumentTests
{
    [Fact(Explicit = true)]
    public void History_OfEveryEndpoint_IsJudgedAlmostWholly()
    {
        string? root = Environment.GetEnvironmentVariable("FAL_DOCUMENTS");
        Assert.SkipWhen(root is null || !Directory.Exists(root), "FAL_DOCUMENTS names no folder with served documents");
        List<Finding> findings = [];
        int pairs = 0;
        foreach (string[] days in Histories(root!))
        {
            for (int i = 1; i < days.Length; i++)
            {
                findings.AddRange(ComparisonRun.Compare(Read(days[i - 1]), Read(days[i]), ReaderKind.Typed).Findings);
                pairs++;
            }
        }

        int unclassified = findings.Count(finding => finding.Rule.Id == "unclassified-change");
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs} pairs: {string.Join(", ", findings.CountBy(finding => finding.Level))}; {unclassified} unclassified");
        Assert.True(unclassified <= findings.Count * 0.003, $"{unclassified} of {findings.Count} findings are not judged");
    }

    private static IEnumerable<string[]> Histories(string root) =>
        Directory.GetDirectories(root)
            .SelectMany(day => Directory.GetFiles(day, "*.json", SearchOption.AllDirectories).Select(file => (Endpoint: Path.GetRelativePath(day, file), file)))
            .GroupBy(document => document.Endpoint, document => document.file)
            .Select(files => files.Order(StringComparer.Ordinal).ToArray());

    private static SourceText Read(string file) => new(Path.GetFileName(file), File.ReadAllBytes(file));
}

using System.Text;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Reports;

/// <summary>The endpoint's own history, told by the tool. The documents beside the pin are reconstructed and say so in their names.</summary>
public sealed class HistoryTests
{
    public static TheoryData<string, string> Formats => new()
    {
        { "Text", "txt" }, { "Markdown", "md" }, { "Json", "json" }, { "Sarif", "sarif" }, { "Github", "annotations.txt" }, { "Junit", "xml" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void ThreeInputsToSeven_Report_IsTheApprovedOne(string format, string extension) =>
        Golden.Equal($"three-to-seven.reconstructed.{extension}", Render(History.Early(Tree.PinText), "early.reconstructed.json", Tree.PinText, "openapi.json", format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void NumericFrameRate_Report_IsTheApprovedOne(string format, string extension) =>
        Golden.Equal($"numeric-fps.reconstructed.{extension}", Render(Tree.PinText, "openapi.json", History.Later(Tree.PinText), "later.reconstructed.json", format));

    [Fact]
    public void NumericFrameRate_Verdict_IsBreakingOnTheWireAndInCSharp()
    {
        DriftReport report = Report(Tree.PinText, "openapi.json", History.Later(Tree.PinText), "later.json");

        Assert.Equal(Level.Breaking, report.Level);
        Assert.Equal(SdkEffect.Breaking, report.Sdk);
        Assert.Equal(["body.target_fps: the type changed from enumerated string to number"], report.Findings.Where(finding => finding.Level == Level.Breaking).Select(finding => finding.Message));
    }

    [Fact]
    public void ThreeInputsToSeven_Verdict_IsAdditive()
    {
        DriftReport report = Report(History.Early(Tree.PinText), "early.json", Tree.PinText, "openapi.json");

        Assert.Equal(Level.Info, report.Level);
        Assert.Equal(SdkEffect.Additive, report.Sdk);
        Assert.Equal(4, report.Findings.Count(finding => finding.Rule.Id == "request-property-added-optional"));
    }

    private static string Render(string old, string oldName, string now, string newName, string format) =>
        ReportRenderer.Render(Report(old, oldName, now, newName), Enum.Parse<ReportFormat>(format));

    private static DriftReport Report(string old, string oldName, string now, string newName) => new()
    {
        Contracts = [ComparisonRun.Compare(new SourceText(oldName, Encoding.UTF8.GetBytes(old)), new SourceText(newName, Encoding.UTF8.GetBytes(now)), ReaderKind.Strict)],
        FailOn = Level.Breaking,
    };
}

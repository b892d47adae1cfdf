using System.Text;
using System.Text.Json.Nodes;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Vectors;

/// <summary>The verdicts of tests/vectors/drift.json, which a checker in any language can be held against.</summary>
public sealed class DriftVectorTests
{
    private static readonly JsonNode Contents = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "vectors", "drift.json")))!;

    public static TheoryData<string> Names => [.. Contents["vectors"]!.AsArray().Select(vector => (string)vector!["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Compare_GivesTheLevelAndTheRules(string name)
    {
        JsonNode vector = Contents["vectors"]!.AsArray().Single(vector => (string)vector!["name"]! == name)!;

        ComparedContract compared = ComparisonRun.Compare(Side(vector["before"], "before.json"), Side(vector["after"], "after.json"), ReaderKind.Strict);

        Dictionary<string, Level> rules = compared.Findings.GroupBy(finding => finding.Rule.Id).ToDictionary(group => group.Key, group => group.Max(finding => finding.Level));
        IEnumerable<string> expected = vector["rules"]!.AsObject().Select(rule => $"{rule.Key} {rule.Value}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), rules.Select(rule => $"{rule.Key} {Word(rule.Value)}").Order(StringComparer.Ordinal));
        Assert.Equal((string?)vector["level"], rules.Count == 0 ? "none" : Word(rules.Values.Max()));
    }

    private static SourceText Side(JsonNode? patch, string file) =>
        new(file, Encoding.UTF8.GetBytes(MergePatch.Apply(Contents["base"], patch ?? new JsonObject())!.ToJsonString()));

    private static string Word(Level level) => level.ToString().ToLowerInvariant();
}

using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

public sealed class RuleCatalogueTests
{
    private static readonly Dictionary<string, RulePair> Pairs =
        RequestPairs.All.Concat(ResponsePairs.All).Concat(OperationPairs.All).ToDictionary(pair => pair.Rule);

    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_ItsPair_FiresWithAnAllowedLevel(string id)
    {
        RulePair pair = Pairs[id];

        IReadOnlyList<Finding> findings = Doc.Compare(pair.Old, pair.New);

        Finding finding = Assert.Single(findings, finding => finding.Rule.Id == id);
        Assert.True(finding.Rule.Allows(finding.Level));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_ItsNearMiss_StaysSilent(string id)
    {
        RulePair pair = Pairs[id];

        Assert.DoesNotContain(Doc.Compare(pair.Old, pair.NearMiss), finding => finding.Rule.Id == id);
    }

    [Fact]
    public void Pairs_EachNamesARuleOfTheCatalogue() =>
        Assert.Empty(Pairs.Keys.Except(RuleCatalogue.All.Select(rule => rule.Id)));

    [Fact]
    public void Catalogue_Ids_AreUniqueAndNotRetired()
    {
        List<string> ids = [.. RuleCatalogue.All.Select(rule => rule.Id)];

        Assert.Equal(ids.Distinct(), ids);
        Assert.Empty(RuleCatalogue.Retired.Intersect(ids));
    }

    [Fact]
    public void Catalogue_EveryRule_SaysWhatItMeansAndWhatToDo() =>
        Assert.All(RuleCatalogue.All, rule =>
        {
            Assert.EndsWith(".", rule.Help, StringComparison.Ordinal);
            Assert.NotEmpty(rule.Example);
            Assert.EndsWith(".", rule.Advice, StringComparison.Ordinal);
            Assert.Equal(rule.Unless is null, rule.Also.Count == 0);
            Assert.NotEqual(Level.None, rule.Wire);
        });

    [Fact]
    public void Catalogue_AsMarkdown_IsTheCommittedPage() =>
        Assert.True(
            RuleListing.Markdown() == File.ReadAllText(Repository.PathOf("generator", "drift-rules.md")),
            "generator/drift-rules.md is stale; refresh it: dotnet run --project generator/FalGenerated.Generator -- rules --format markdown > generator/drift-rules.md");
}

using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>The advice and the verdict cannot contradict each other, and each reader has the verdict that is its own.</summary>
public sealed class AdviceTests
{
    [Fact]
    public void Advice_OfEveryRuleAndVerdict_SaysWhatTheVerdictSays()
    {
        foreach (Rule rule in RuleCatalogue.All)
        {
            foreach ((Level wire, SdkEffect sdk, Level strict) in Verdicts())
            {
                string advice = Advice.Of(rule, wire, sdk, strict);

                Assert.Equal(sdk != SdkEffect.Unknown && wire == Level.Warning, advice.Contains("Deployed clients still run", StringComparison.Ordinal));
                Assert.Equal(sdk != SdkEffect.Unknown && wire == Level.Info, advice.Contains("Nothing to do for deployed clients", StringComparison.Ordinal));
                Assert.Equal(sdk != SdkEffect.Unknown && wire == Level.Breaking, advice.Contains(rule.WhenBreaking, StringComparison.Ordinal));
                Assert.Equal(sdk == SdkEffect.Breaking, advice.Contains("correct the code that no longer compiles", StringComparison.Ordinal));
                Assert.Equal(sdk != SdkEffect.Unknown && strict > wire, advice.Contains("--reader strict", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void NullWhereAMemberMayBeMissing_BreaksStrictReadersOnly()
    {
        IReadOnlyList<Finding> findings = Doc.Compare(
            Doc.Response("""{"type":"object","properties":{"x":{"type":"string"}}}"""), Doc.Response("""{"type":"object","properties":{"x":{"type":["string","null"]}}}"""));

        Finding finding = Assert.Single(findings);
        Assert.Equal((Level.Warning, SdkEffect.None, Level.Breaking), (finding.Level, finding.Sdk, finding.StrictLevel));
        Assert.Equal(Level.Breaking, Assert.Single(ReaderPolicy.Apply(ReaderKind.Strict, findings)).Level);
        Assert.Equal(Level.Warning, Assert.Single(ReaderPolicy.Apply(ReaderKind.Typed, findings)).Level);
        Assert.DoesNotContain("cannot read", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void RemovedInput_WhereTheObjectIsClosed_DoesNotSayThatClientsStillRun()
    {
        Finding finding = Assert.Single(Doc.Compare(
            Doc.Request("""{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":false}"""), Doc.Request("""{"type":"object","additionalProperties":false}""")));

        Assert.Equal(Level.Breaking, finding.Level);
        Assert.DoesNotContain("still run", finding.Advice, StringComparison.Ordinal);
    }

    private static IEnumerable<(Level Wire, SdkEffect Sdk, Level Strict)> Verdicts() =>
        from wire in (Level[])[Level.Info, Level.Warning, Level.Breaking]
        from sdk in Enum.GetValues<SdkEffect>()
        from strict in (Level[])[Level.Info, Level.Warning, Level.Breaking]
        select (wire, sdk, strict);
}

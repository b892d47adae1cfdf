using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>An independent oracle: where a value changes sides, the verdict must say so.</summary>
public sealed class SamplingTests
{
    [Fact]
    public void Request_OldValueRefusedByTheNewSchema_IsAtLeastAWarning() => Rounds.Each(1500, round => Check(round, isRequest: true));

    [Fact]
    public void Response_NewValueUnknownToTheOldSchema_IsAtLeastAWarning() => Rounds.Each(1500, round => Check(round, isRequest: false));

    [Fact(Explicit = true)]
    public void BothDirections_ManyMoreSamples_AreAtLeastAWarning() => Rounds.Each(Rounds.OrDefault(4_000), round =>
    {
        Check(round, isRequest: true);
        Check(round, isRequest: false);
    });

    [Fact]
    public void Request_ListedValueThatABoundBesideAUnionRefuses_IsBreaking()
    {
        IReadOnlyList<Generator.Drift.Comparison.Finding> findings = Doc.Compare(
            Doc.Request("""{"type":"integer","enum":[1]}"""), Doc.Request("""{"anyOf":[{"type":"string"},{"type":"number"}],"minimum":2}"""));
        Assert.Contains(findings, finding => finding.Rule.Id == "request-enum-value-removed" && finding.Level == Level.Breaking);
    }

    private static void Check(int round, bool isRequest)
    {
        SchemaSampler sampler = new(new Random(round));
        string old = sampler.Schema(2);
        string now = round % 4 == 0 ? sampler.Schema(2) : sampler.Edited(old);
        (Node from, Node to) = isRequest ? (Tree.Parse(old), Tree.Parse(now)) : (Tree.Parse(now), SchemaOracle.AsRead(Tree.Parse(old)));
        string? witness = Enumerable.Range(0, 40).Select(_ => sampler.Value(from))
            .FirstOrDefault(value => Tree.Parse(value) is { } node && SchemaOracle.Accepts(from, node) && !SchemaOracle.Accepts(to, node));
        if (witness is null)
        {
            return;
        }

        IReadOnlyList<Generator.Drift.Comparison.Finding> findings = isRequest
            ? Doc.Compare(Doc.Request(old), Doc.Request(now))
            : Doc.Compare(Doc.Response(old), Doc.Response(now));
        Assert.True(
            findings.Any(finding => finding.Level >= Level.Warning),
            $"{old} → {now}: {witness} changed sides, but the verdict is {string.Join(", ", findings.Select(finding => finding.Rule.Id))}");
    }
}

using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

public sealed class IgnoreListTests
{
    private static readonly DateOnly Last = new(2026, 3, 4);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Acceptance_HoldsThroughItsLastDay(int daysAfter, bool holds)
    {
        Generator.Drift.Comparison.Finding finding = Assert.Single(
            Doc.Compare(Doc.Request("""{"type":"string","maxLength":9}"""), Doc.Request("""{"type":"string","maxLength":8}""")));
        IgnoreList list = new([new IgnoreEntry { Fingerprint = finding.Fingerprint, Reason = "agreed", Until = Last }]);
        DateOnly today = Last.AddDays(daysAfter);

        Generator.Drift.Comparison.Finding judged = Assert.Single(list.Apply([finding], today));

        Assert.Equal(holds ? "agreed" : null, judged.IgnoredBy);
        Assert.Equal(holds ? 0 : 1, list.Expired(today).Count());
    }
}

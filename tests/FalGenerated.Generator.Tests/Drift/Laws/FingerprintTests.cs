using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

public sealed class FingerprintTests
{
    [Fact]
    public void Fingerprint_OfAKnownChange_NeverMoves()
    {
        // A fingerprint that moves throws away every acceptance in every repository that uses the tool.
        Finding finding = Assert.Single(Doc.Compare(Doc.Request("""{"type":"string"}"""), Doc.Request("""{"type":"number"}""")));

        Assert.Equal("2a7f3f850840699c", finding.Fingerprint);
    }

    [Fact]
    public void Fingerprint_AfterRenamingAComponentAndReordering_IsTheSame()
    {
        string later = History.Later(Tree.PinText);
        IEnumerable<string> before = Doc.Compare(Tree.PinText, later).Select(finding => finding.Fingerprint);

        string renamed = later.Replace("BytedanceUpscalerUpscaleVideoInput", "Renamed", StringComparison.Ordinal);
        ObjectNode root = (ObjectNode)Tree.Parse(renamed);
        root.Sort(name => -name.Length);
        IEnumerable<string> after = Doc.Compare(Tree.PinText, Tree.Write(root)).Where(finding => finding.Rule.Id is not ("schema-renamed" or "documentation-changed")).Select(finding => finding.Fingerprint);

        Assert.Equal(before.Order(), after.Order());
    }

    [Fact]
    public void Fingerprints_OfOneReport_AreDistinct()
    {
        List<string> fingerprints = [.. Doc.Compare(Tree.PinText, History.Later(Tree.PinText)).Select(finding => finding.Fingerprint)];

        Assert.Equal(fingerprints.Distinct(), fingerprints);
    }
}

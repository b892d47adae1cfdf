using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>Prices and limits wherever fal's metadata may keep them.</summary>
public sealed class MetadataTests
{
    [Theory]
    [InlineData("""{"pricing":{"perSecond":1}}""", """{"pricing":{"perSecond":2}}""", "Warning fal-price-changed x-fal-metadata.pricing.perSecond")]
    [InlineData("""{"meta":{"deep":{"cost_usd":1}}}""", """{"meta":{"deep":{"cost_usd":2}}}""", "Warning fal-price-changed x-fal-metadata.meta.deep.cost_usd")]
    [InlineData("""{"meta":{}}""", """{"meta":{"billingUnit":"s"}}""", "Warning fal-price-changed x-fal-metadata.meta.billingUnit")]
    [InlineData("""{"meta":{"status":"active"}}""", """{"meta":{"status":"deprecated"}}""", "Warning fal-status-changed x-fal-metadata.meta.status")]
    [InlineData("""{"meta":{"color":1}}""", """{"meta":{"color":2}}""", "Info fal-metadata-changed x-fal-metadata.meta.color")]
    public void Metadata_ChangedDeepInside_IsJudgedByItsName(string old, string now, string expected) =>
        Assert.Equal([expected], Doc.Lines(Metadata(old), Metadata(now)));

    [Theory]
    [InlineData("""{"max_aspect_ratio":"16:9"}""", """{"max_aspect_ratio":"4:3"}""", "Warning fal-limit-tightened body")]
    [InlineData("""{}""", """{"max_file_size":"10MB"}""", "Warning fal-limit-tightened body")]
    [InlineData("""{"max_file_size":"10MB"}""", """{}""", "Info fal-limit-relaxed body")]
    [InlineData("""{"max_duration":10}""", """{"max_duration":"10s"}""", "Warning fal-limit-tightened body")]
    [InlineData("""{"fps":{"max":60}}""", """{"fps":{"max":30}}""", "Warning fal-limit-tightened body")]
    [InlineData("""{"label":"a"}""", """{"label":"b"}""", "Info fal-metadata-changed body")]
    public void Limit_WrittenAsText_IsNoMereMetadata(string old, string now, string expected) =>
        Assert.Equal([expected], Doc.Lines(Doc.Request($$"""{"x-fal":{{old}}}"""), Doc.Request($$"""{"x-fal":{{now}}}""")));

    private static string Metadata(string metadata) => Doc.Whole("""{"/a/b":{"get":{}}}""", info: """{"title":"t","version":"1","x-fal-metadata":""" + metadata + "}");
}

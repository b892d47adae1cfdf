using System.Text;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Normalization;

/// <summary>The corrected contract for generators that read OpenAPI 3.0 to the letter.</summary>
public sealed class NullableTests
{
    private const string Property = "/components/schemas/ThingMakeInput/properties/ratio";

    [Fact]
    public void Nullable_UnionWithANullArm_IsOneTypeThatMayBeNull()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"ratio":{"anyOf":[{"type":"number","minimum":1.1},{"type":"null"}],"title":"Ratio"}}"""));

        ObjectNode ratio = (ObjectNode)JsonPointer.Find(Normalizer.Nullable(contract.Folder), Property)!;

        Assert.Equal("number", ratio.TextOf("type"));
        Assert.True(ratio["nullable"] is BooleanNode { Value: true });
        Assert.Equal("1.1", ((NumberNode)ratio["minimum"]!).Text);
        Assert.Null(ratio["anyOf"]);
    }

    [Fact]
    public void Nullable_HasTheWiresNamesOnly()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        Assert.DoesNotContain("x-csharp", Encoding.UTF8.GetString(JsonText.Write(Normalizer.Nullable(contract.Folder))), StringComparison.Ordinal);
    }
}

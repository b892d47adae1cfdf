extern alias sdk;

using System.Reflection;
using FalGenerated.Generator.Tests.Support;
using sdk::FalGenerated.Wire;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>A text or an object, and a number or a text, as C# types.</summary>
public sealed class UnionTests
{
    private const string Size = """ "ImageSize":{"type":"object","properties":{"width":{"type":"integer","nullable":true},"height":{"type":"integer","nullable":true}}},""";
    private const string Input = """{"image_size":{"anyOf":[{"$ref":"#/components/schemas/ImageSize"},{"type":"string","enum":["square_hd","portrait_4_3"]}],"default":"square_hd","description":"The size."},"rate":{"anyOf":[{"type":"integer"},{"type":"string"}]}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"image_size":"square_hd"}""")]
    [InlineData("""{"image_size":"another"}""")]
    [InlineData("""{"image_size":{"width":1}}""")]
    [InlineData("""{"image_size":[1,2]}""")]
    [InlineData("""{"rate":5}""")]
    [InlineData("""{"rate":"192k"}""")]
    [InlineData("{}")]
    public async Task Union_OfAnyShape_ComesBackAsItCame(string json)
    {
        GeneratedCode code = await CodeAsync();

        Assert.Equal(json, code.RoundTrip("ThingMakeInput", json));
    }

    [Fact]
    public async Task Union_ConvertsFromBothItsArms_AndHasThePresets()
    {
        GeneratedCode code = await CodeAsync();
        Type union = code.Assembly!.GetType("Acme.Thing.ImageSizeChoice", throwOnError: true)!;

        string[] sources = [.. union.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == "op_Implicit").Select(method => method.GetParameters()[0].ParameterType.Name).Order(StringComparer.Ordinal)];
        object preset = union.GetProperty("SquareHd")!.GetValue(null)!;

        Assert.Equal(["ImageSize", "ImageSizePreset", "String"], sources);
        Assert.Equal("\"square_hd\"", FalJson.Write(preset));
        Assert.Equal(union, code.Assembly.GetType("Acme.Thing.ThingMakeInput")!.GetProperty("ImageSize")!.PropertyType);
    }

    [Fact]
    public async Task Input_ReadBySystemTextJson_IsTheSame()
    {
        GeneratedCode code = await CodeAsync();
        Type input = code.Assembly!.GetType("Acme.Thing.ThingMakeInput", throwOnError: true)!;
        const string Json = """{"image_size":{"width":1},"rate":5}""";

        object? value = System.Text.Json.JsonSerializer.Deserialize(Json, input);

        Assert.Equal(Json, FalJson.Write(value));
        Assert.Equal(Json, System.Text.Json.JsonSerializer.Serialize(value, input));
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize("[1]", input));
    }

    /// <summary>Unions of other arms: what a value has, whichever arm it is of, is typed and comes back.</summary>
    [Theory]
    [InlineData("""[{"$ref":"#/components/schemas/Video"},{"$ref":"#/components/schemas/Clip"}]""", "Video?", """{"fps":1.5,"url":"u"}""")]
    [InlineData("""[{"$ref":"#/components/schemas/Clip"},{"$ref":"#/components/schemas/Words"}]""", "ClipOrWords?", """{"text":"t"}""")]
    [InlineData("""[{"$ref":"#/components/schemas/Words"},{"$ref":"#/components/schemas/Clip"},{"type":"null"}]""", "ClipOrWords?", """{"url":"u"}""")]
    [InlineData("""[{"$ref":"#/components/schemas/Words"},{"$ref":"#/components/schemas/Tree"}]""", "TreeOrWords?", """{"text":{"text":{"url":1}}}""")]
    [InlineData("""[{"type":"object","properties":{"x":{"type":"integer"}}},{"type":"object","properties":{"y":{"type":"string"}}}]""", "A?", """{"x":1}""")]
    [InlineData("""[{"$ref":"#/components/schemas/Clip"},{"$ref":"#/components/schemas/Words"},{"enum":["auto"],"type":"string"},{"type":"string"}]""", "AChoice?", "\"other\"")]
    [InlineData("""[{"$ref":"#/components/schemas/Preset"},{"type":"string"}]""", "A?", "\"other\"")]
    [InlineData("""[{"type":"integer"},{"type":"string","enum":["auto"]}]""", "NumberOrText?", "\"auto\"")]
    [InlineData("""[{"type":"integer"},{"type":"integer","nullable":true}]""", "long?", "9007199254740993")]
    [InlineData("""[{"type":"boolean"},{"type":"boolean"}]""", "bool?", "true")]
    [InlineData("""[{"type":"integer"},{}]""", "Newtonsoft.Json.Linq.JToken?", "[1]")]
    public async Task Union_OfOtherArms_IsTypedAsWell(string arms, string type, string json)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("{\"a\":{\"anyOf\":" + arms + "}}", """
             "Video":{"type":"object","required":["url"],"properties":{"url":{"type":"string","description":"V."},"fps":{"type":"number"}}},
             "Clip":{"type":"object","required":["url"],"properties":{"url":{"type":"string"}}},
             "Words":{"type":"object","required":["text"],"properties":{"text":{"type":"string"}}},
             "Tree":{"type":"object","properties":{"text":{"anyOf":[{"$ref":"#/components/schemas/Tree"},{"$ref":"#/components/schemas/Words"}]},"url":{"type":"integer"}}},
             "Preset":{"type":"string","enum":["wide"]},
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal($$"""{"a":{{json}}}""", code.RoundTrip("ThingMakeInput", $$"""{"a":{{json}}}"""));
        Assert.Contains($"public {type} A {{ get; init; }}", code.Text, StringComparison.Ordinal);
    }

    private static async Task<GeneratedCode> CodeAsync()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(Input, Size));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);
        Assert.Equal([], code.Problems);
        return code;
    }
}

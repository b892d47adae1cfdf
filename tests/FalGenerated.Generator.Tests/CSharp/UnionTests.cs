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

    private static async Task<GeneratedCode> CodeAsync()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(Input, Size));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);
        Assert.Equal([], code.Problems);
        return code;
    }
}

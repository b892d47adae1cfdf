using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>Names of types, members and enum values, and what is hoisted to get a name.</summary>
public sealed class NamePassesTests
{
    private const string Input = "/components/schemas/ThingMakeInput";

    [Theory]
    [InlineData("target_fps", "TargetFps")]
    [InlineData("videoURL", "VideoURL")]
    [InlineData("16:9", "16_9")]
    [InlineData("1.5x", "1_5x")]
    [InlineData("a-b c", "ABC")]
    public void Pascal_OfAWireName_IsReadable(string wire, string expected) => Assert.Equal(expected, CSharpName.Pascal(wire));

    [Fact]
    public void Components_WithMangledPythonNames_KeepTheLastPart()
    {
        string document = SmallDocument.WithInputProperties(
            """{"a":{"$ref":"#/components/schemas/fal__toolkit__image__image__ImageSize"}}""",
            """ "fal__toolkit__image__image__ImageSize":{"type":"object","properties":{"width":{"type":"integer"}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.NotEqual("nothing", contract.NormalizedText("/components/schemas/ImageSize/properties/width"));
        Assert.Equal("\"#/components/schemas/ImageSize\"", contract.NormalizedText(Input + "/properties/a/allOf/0/$ref"));
    }

    [Fact]
    public void Components_WithANameThatEveryFileKnows_GetAPrefix()
    {
        string document = SmallDocument.WithInputProperties(
            """{"a":{"$ref":"#/components/schemas/Image"}}""", """ "Image":{"type":"object","properties":{"width":{"type":"integer"}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.NotEqual("nothing", contract.NormalizedText("/components/schemas/FalImage"));
    }

    [Fact]
    public void Components_ThatBecomeOneType_AreRefused()
    {
        string document = SmallDocument.WithInputProperties(
            """{"a":{"$ref":"#/components/schemas/x__Size"},"b":{"$ref":"#/components/schemas/size"}}""",
            """ "x__Size":{"type":"object"},"size":{"type":"object"},""");
        using TestContract contract = TestContract.Of(document);

        Assert.Equal(
            ["acme/thing/make/openapi.json(8,95): error FALGEN0031: /components/schemas/size: 'size' and 'x__Size' both become the C# type 'Size'; set \"x-csharp-name\" on one of them in csharp.overlay.json"],
            contract.Refusals());
    }

    [Fact]
    public void Components_WithAWishedNameThatIsNone_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.CSharp(("$.components.schemas.ThingMakeInput", """{"x-csharp-name":"Make Input"}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(6,1): error FALGEN0032: /components/schemas/ThingMakeInput: 'Make Input' is no C# type name; set \"x-csharp-name\" on this schema in csharp.overlay.json"],
            contract.Refusals());
    }

    [Fact]
    public void Properties_GetCSharpNames_AndTheOverlaysWin()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"video_url":{"type":"string"},"seed":{"type":"string"}}"""));
        contract.CSharp(("$..properties.seed", """{"x-csharp-name":"RandomSeed"}"""));

        Assert.Equal("\"VideoUrl\"", contract.NormalizedText(Input + "/properties/video_url/x-csharp-name"));
        Assert.Equal("\"RandomSeed\"", contract.NormalizedText(Input + "/properties/seed/x-csharp-name"));
    }

    [Fact]
    public void Properties_ThatBecomeOneMember_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a_b":{"type":"string"},"aB":{"type":"string"}}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(6,38): error FALGEN0031: /components/schemas/ThingMakeInput/properties/a_b: 'aB' and 'a_b' both become the C# property 'ThingMakeInput.AB'; set \"x-csharp-name\" on one of them in csharp.overlay.json"],
            contract.Refusals());
    }

    [Fact]
    public void Properties_ThatTakeTheNameOfTheUnknownMembers_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"additional_properties":{"type":"string"}}"""));

        Assert.Contains("the unknown members and 'additional_properties' both become", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thing_make_input", "\"ThingMakeInputValue\"")]
    [InlineData("get_type", "\"GetTypeValue\"")]
    [InlineData("4k", "\"Value4k\"")]
    [InlineData("_", "\"Value\"")]
    public void Properties_WithNamesThatWouldNotCompile_GetAnother(string wire, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$$"""{"{{{wire}}}":{"type":"string"}}"""));

        Assert.Equal(expected, contract.NormalizedText($"{Input}/properties/{wire}/x-csharp-name"));
    }

    [Fact]
    public void Properties_AreOrderedAsTheServiceShowsThem()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(
            input: """{"type":"object","properties":{"z":{"type":"string"},"b":{"type":"string"},"a":{"type":"string"},"y":{"type":"string"}},"x-fal-order-properties":["y","gone","z"]}"""));

        string properties = contract.NormalizedText(Input + "/properties");

        Assert.Equal(["y", "z", "a", "b"], new[] { "y", "z", "a", "b" }.OrderBy(name => properties.IndexOf($"\"{name}\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void Enums_AreHoistedUnderTheirPropertysName()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"target_fps":{"type":"string","enum":["30fps","low"],"description":"Speed."}}"""));

        Assert.Equal("""["Fps30fps","Low"]""", contract.NormalizedText("/components/schemas/TargetFps/x-enumNames"));
        Assert.Equal("\"#/components/schemas/TargetFps\"", contract.NormalizedText(Input + "/properties/target_fps/allOf/0/$ref"));
        Assert.Equal("\"Speed.\"", contract.NormalizedText(Input + "/properties/target_fps/description"));
    }

    [Fact]
    public void Enums_WithAnEmptyNameOrATakenOne_GetTheOwnersNameInFront()
    {
        string document = SmallDocument.With(
            input: """{"type":"object","properties":{"mode":{"type":"string","enum":["a"]},"tier":{"type":"string","enum":["x"]}}}""",
            output: """{"type":"object","properties":{"tier":{"type":"string","enum":["y"]}}}""");
        using TestContract contract = TestContract.Of(document);

        Assert.NotEqual("nothing", contract.NormalizedText("/components/schemas/ThingMakeInputMode/enum"));
        Assert.Equal("[\"x\"]", contract.NormalizedText("/components/schemas/Tier/enum"));
        Assert.Equal("[\"y\"]", contract.NormalizedText("/components/schemas/ThingMakeOutputTier/enum"));
    }

    [Fact]
    public void Enums_WithTheSameNameAndValues_AreOne()
    {
        const string Tier = """{"type":"object","properties":{"tier":{"type":"string","enum":["x"]}}}""";
        using TestContract contract = TestContract.Of(SmallDocument.With(input: Tier, output: Tier));

        Assert.Equal("\"#/components/schemas/Tier\"", contract.NormalizedText("/components/schemas/ThingMakeOutput/properties/tier/allOf/0/$ref"));
        Assert.Equal("nothing", contract.NormalizedText("/components/schemas/ThingMakeOutputTier"));
    }

    [Fact]
    public void Objects_InsideProperties_AreHoistedHoweverDeep()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            """{"loras":{"type":"array","items":{"type":"object","properties":{"weight":{"type":"object","properties":{"x":{"type":"number"}}}}}}}"""));

        Assert.Equal("\"#/components/schemas/Loras\"", contract.NormalizedText(Input + "/properties/loras/items/allOf/0/$ref"));
        Assert.Equal("\"#/components/schemas/Weight\"", contract.NormalizedText("/components/schemas/Loras/properties/weight/allOf/0/$ref"));
    }

    [Fact]
    public void EnumValues_NamedInTheOverlay_KeepTheirNames()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["2k","4k"]}}"""));
        contract.CSharp(("$..properties.a", """{"x-enumNames":{"4k":"Uhd"}}"""));

        Assert.Equal("""["A2k","Uhd"]""", contract.NormalizedText("/components/schemas/A/x-enumNames"));
    }

    [Fact]
    public void EnumValues_NamedInTheOverlayButGone_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["2k"]}}"""));
        contract.CSharp(("$..properties.a", """{"x-enumNames":{"8k":"Uhd"}}"""));

        Assert.EndsWith("error FALGEN0033: /components/schemas/A/x-enumNames/8k: A has no value '8k' any more; remove its name from the overlay", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_ThatBecomeOneMember_AreOneRefusalAtTheirPlaceInTheFile()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            """{"video_url":{"type":"string"},"target_fps":{"type":"string"},"target-fps":{"type":"string"}}"""));
        contract.CSharp(("$.components.schemas.ThingMakeInput", """{"x-csharp-name":"MakeInput","x-csharp-options":{"name":"MakeOptions","without":["video_url"]}}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(6,75): error FALGEN0031: /components/schemas/ThingMakeInput/properties/target_fps: 'target-fps' and 'target_fps' both become the C# property 'MakeInput.TargetFps'; set \"x-csharp-name\" on one of them in csharp.overlay.json"],
            contract.Refusals());
    }

    [Fact]
    public void EnumValues_ThatBecomeOneMember_AreNumbered()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["x-y","x_y","Hope","Hope ","Hope2"]}}"""));

        Assert.Equal("""["XY","XY2","Hope","Hope2","Hope22"]""", contract.NormalizedText("/components/schemas/A/x-enumNames"));
        Assert.Contains("""It is numbered because \"x-y\" gives the same name.""", contract.NormalizedText("/components/schemas/A/x-csharp-descriptions"), StringComparison.Ordinal);
    }

    [Fact]
    public void EnumValues_WithNamesOfTheOverlayThatMeet_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["x","y"]}}"""));
        contract.CSharp(("$..properties.a", """{"x-enumNames":{"x":"One","y":"One"}}"""));

        Assert.Contains("the values 'x' and 'y' of A both become 'One'; set one of them in \"x-enumNames\" in csharp.overlay.json", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""["Hélène (fr)","Café","Zoë"]""", """["HélèneFr","Café","Zoë"]""")]
    [InlineData("""["你好","привет мир","한국어"]""", """["你好","ПриветМир","한국어"]""")]
    [InlineData("""["==","!=","<","<=",">",">=","+","-","*","/"]""", """["Equal","NotEqual","LessThan","LessThanOrEqual","GreaterThan","GreaterThanOrEqual","Plus","Minus","Times","Slash"]""")]
    [InlineData("""["1","-1"]""", """["A1","AMinus1"]""")]
    [InlineData("""["😀","🎉"]""", """["UD83DUDE00","UD83CUDF89"]""")]
    public void EnumValues_OfAnyScriptOrSign_HaveNames(string values, string names)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$$"""{"a":{"type":"string","enum":{{{values}}}}}"""));

        Assert.Equal(names, contract.NormalizedText("/components/schemas/A/x-enumNames"));
    }

    [Fact]
    public void EnumValues_WithAWishedNameThatIsNone_AreRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["x"]}}"""));
        contract.CSharp(("$..properties.a", """{"x-enumNames":{"x":"4k"}}"""));

        Assert.Contains("error FALGEN0032: /components/schemas/ThingMakeInput/properties/a/enum/0: '4k' is no C# name for the value 'x' of A", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void EnumValues_ThatAreIntegers_AreNamedToo_AndFractionsBecomeANumber()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"steps":{"type":"integer","enum":[4,8]},"cfg":{"type":"number","enum":[0.5,1]}}"""));

        Assert.Equal("""["Steps4","Steps8"]""", contract.NormalizedText("/components/schemas/Steps/x-enumNames"));
        Assert.Equal("\"decimal\"", contract.NormalizedText("/components/schemas/Cfg/format"));
    }
}

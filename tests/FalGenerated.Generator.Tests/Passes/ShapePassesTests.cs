using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>Null, unions, constants, compositions, numbers and formats.</summary>
public sealed class ShapePassesTests
{
    private const string A = "/components/schemas/ThingMakeInput/properties/a";

    [Theory]
    [InlineData("""{"anyOf":[{"type":"string","maxLength":3},{"type":"null"}],"title":"A","description":"Outside."}""")]
    [InlineData("""{"oneOf":[{"type":"null"},{"type":"string","maxLength":3,"description":"Inside."}],"description":"Outside."}""")]
    [InlineData("""{"type":["string","null"],"maxLength":3,"description":"Outside."}""")]
    [InlineData("""{"type":"string","nullable":true,"maxLength":3,"description":"Outside."}""")]
    public void Null_InAnySpelling_BecomesNullableAndTheArmMovesUp(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal("\"string\"", contract.NormalizedText(A + "/type"));
        Assert.Equal("true", contract.NormalizedText(A + "/nullable"));
        Assert.Equal("3", contract.NormalizedText(A + "/maxLength"));
        Assert.Equal("\"Outside.\"", contract.NormalizedText(A + "/description"));
        Assert.Equal("nothing", contract.NormalizedText(A + "/anyOf"));
        Assert.Equal("nothing", contract.NormalizedText(A + "/oneOf"));
    }

    [Theory]
    [InlineData("""{"type":"number","exclusiveMinimum":0}""", """{"type":"number","exclusiveMinimum":true,"minimum":0}""")]
    [InlineData("""{"anyOf":[{"type":"number","minimum":1.1},{"type":"null"}]}""", """{"nullable":true,"type":"number","minimum":1.1}""")]
    [InlineData("""{"const":"only"}""", """{"enum":["only"]}""")]
    [InlineData("""{"anyOf":[{"anyOf":[{"type":"integer"},{"type":"null"}]},{"type":"null"}]}""", """{"nullable":true,"type":"integer"}""")]
    [InlineData("""{"anyOf":[{"oneOf":[{"type":"integer"},{"type":"string"},{"type":"null"}]},{"const":null}]}""", """{"nullable":true,"oneOf":[{"type":"integer"},{"type":"string"}]}""")]
    [InlineData("""{"anyOf":[{"type":["null"]},{"type":"string"}]}""", """{"nullable":true,"type":"string"}""")]
    [InlineData("""{"type":"array","items":{"const":null}}""", """{"type":"array","items":{"nullable":true}}""")]
    [InlineData("""{"type":"null","const":null,"description":"Nothing."}""", """{"description":"Nothing.","nullable":true}""")]
    [InlineData("""{"anyOf":[{"type":"null"}]}""", """{"nullable":true}""")]
    [InlineData("""{"type":["null"]}""", """{"nullable":true}""")]
    [InlineData("""{"enum":[null,null]}""", """{"nullable":true}""")]
    [InlineData("""{"type":"string","not":{"type":"null"}}""", """{"type":"string"}""")]
    [InlineData("""{"anyOf":[{"type":"object","properties":{"x":{"type":"null"}}},{"type":"null"}]}""", """{"nullable":true,"type":"object","properties":{"x":{"nullable":true}}}""")]
    [InlineData("""{"type":"string","enum":["a","b","a"]}""", """{"type":"string","enum":["a","b"]}""")]
    [InlineData("""{"type":"integer","enum":[1,2,1.0]}""", """{"type":"integer","enum":[1,2]}""")]
    public void Spelling_OfANewerDialect_IsCorrectedForEveryLanguage(string schema, string effective)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal(effective, contract.EffectiveText(A));
    }

    [Fact]
    public void Null_BesideAReference_KeepsTheReference()
    {
        string document = SmallDocument.WithInputProperties(
            """{"a":{"anyOf":[{"$ref":"#/components/schemas/Lora"},{"type":"null"}]}}""",
            """ "Lora":{"type":"object","properties":{"scale":{"type":"number"}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.Equal("\"#/components/schemas/Lora\"", contract.NormalizedText(A + "/allOf/0/$ref"));
        Assert.Equal("true", contract.NormalizedText(A + "/nullable"));
    }

    [Theory]
    [InlineData("""{"type":"null","description":"D."}""")]
    [InlineData("""{"type":["null"],"description":"D."}""")]
    [InlineData("""{"anyOf":[{"type":"null"}],"description":"D."}""")]
    [InlineData("""{"enum":[null],"description":"D."}""")]
    [InlineData("""{"const":null,"description":"D."}""")]
    public void Null_Alone_IsAnyValue(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal("""{"description":"D.","nullable":true,"x-csharp-name":"A"}""", contract.NormalizedText(A));
    }

    [Fact]
    public void Null_AmongEnumValues_IsTakenOut()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","enum":["x",null]}}"""));

        Assert.Equal("true", contract.NormalizedText(A + "/nullable"));
        Assert.Equal("[\"x\"]", contract.NormalizedText("/components/schemas/A/enum"));
    }

    [Fact]
    public void Union_OfTexts_IsAnOpenEnum()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"anyOf":[{"type":"string","enum":["auto"]},{"type":"string"}]}}"""));

        Assert.Equal("\"string\"", contract.NormalizedText("/components/schemas/A/type"));
        Assert.Equal("""["Auto"]""", contract.NormalizedText("/components/schemas/A/x-enumNames"));
    }

    [Theory]
    [InlineData("true", "{}")]
    [InlineData("false", """{"not":{}}""")]
    public void Schema_ThatIsAFlag_IsTheObjectThatMeansTheSame(string flag, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{flag}}}"""));

        Assert.Equal(expected, contract.EffectiveText(A));
        Assert.Empty(contract.Refusals());
    }

    [Fact]
    public void Union_OfNumbers_IsANumber()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"anyOf":[{"type":"integer"},{"type":"number"}]}}"""));

        Assert.Equal("\"decimal\"", contract.NormalizedText(A + "/format"));
    }

    [Fact]
    public void Union_ThatNoOverlayDecides_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"anyOf":[{"type":"string"},{"type":"object"}]}}"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(6,45): error FALGEN0030: /components/schemas/ThingMakeInput/properties/a/anyOf: a real union has no C# type; decide it in csharp.overlay.json: set \"x-csharp-union\": \"JToken\" here, or remove the arms that you do not want"],
            contract.Refusals());
    }

    [Fact]
    public void Union_ThatTheOverlayDecides_TakesAnyValue()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"anyOf":[{"type":"string"},{"type":"object"}],"description":"A size."}}"""));
        contract.CSharp(("$..properties.a", """{"x-csharp-union":"JToken"}"""));

        Assert.Equal("""{"description":"A size.","x-csharp-name":"A"}""", contract.NormalizedText(A));
    }

    [Fact]
    public void Union_WithAnUnknownDecision_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"anyOf":[{"type":"string"},{"type":"object"}]}}"""));
        contract.CSharp(("$..properties.a", """{"x-csharp-union":"dynamic"}"""));

        string line = Assert.Single(contract.Refusals());
        Assert.StartsWith("acme/thing/make/csharp.overlay.json(1,", line, StringComparison.Ordinal);
        Assert.EndsWith("error FALGEN0033: /components/schemas/ThingMakeInput/properties/a/x-csharp-union: 'dynamic' is no known form of a union; write \"JToken\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Union_DecidedWhereThereIsNone_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.CSharp(("$..properties.prompt", """{"x-csharp-union":"JToken"}"""));

        Assert.EndsWith("there is no union here any more; remove the instruction from the overlay", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void Const_BecomesAnEnumOfOneValue()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","const":"only"},"b":{"const":true}}"""));

        Assert.Equal("[\"only\"]", contract.NormalizedText("/components/schemas/A/enum"));
        Assert.Equal("\"boolean\"", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/b/type"));
    }

    [Fact]
    public void Composition_OfSeveralParts_IsMerged()
    {
        string document = SmallDocument.With(
            input: """{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"b":{"type":"string"}},"required":["b"]}],"properties":{"a":{"type":"string"}},"required":["a"]}""",
            more: """ "Base":{"type":"object","properties":{"c":{"type":"string"},"a":{"type":"integer"}},"required":["c"]},""");
        using TestContract contract = TestContract.Of(document);

        Assert.Equal("""["a","c","b"]""", contract.NormalizedText("/components/schemas/ThingMakeInput/required"));
        Assert.Equal("\"string\"", contract.NormalizedText(A + "/type"));
        Assert.Equal("\"C\"", contract.NormalizedText("/components/schemas/ThingMakeInput/properties/c/x-csharp-name"));
        Assert.Equal("nothing", contract.NormalizedText("/components/schemas/ThingMakeInput/allOf"));
    }

    [Theory]
    [InlineData("""{"allOf":[{"type":"string","maxLength":3,"description":"Inside."}],"description":"Outside."}""")]
    [InlineData("""{"allOf":[{"allOf":[{"type":"string","maxLength":3}]}],"description":"Outside."}""")]
    public void Composition_OfOneInlinePart_IsThePart(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal("""{"description":"Outside.","type":"string","maxLength":3,"x-csharp-name":"A"}""", contract.NormalizedText(A));
    }

    [Fact]
    public void Composition_OfOneInlinePart_IsThePartInsideAnotherToo()
    {
        string document = SmallDocument.With(
            input: """{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"b":{"allOf":[{"type":"string","enum":["y"]}]}}}]}""",
            more: """ "Base":{"type":"object","properties":{"a":{"allOf":[{"properties":{"c":{"allOf":[{"type":"string","enum":["x"]}]}}}]}}},""");
        using TestContract contract = TestContract.Of(document);

        Assert.Equal("[\"x\"]", contract.NormalizedText("/components/schemas/C/enum"));
        Assert.Equal("[\"y\"]", contract.NormalizedText("/components/schemas/B/enum"));
        Assert.Equal("\"#/components/schemas/A\"", contract.NormalizedText(A + "/allOf/0/$ref"));
    }

    [Fact]
    public void Composition_OfItself_IsRefused()
    {
        string document = SmallDocument.With(
            input: """{"allOf":[{"$ref":"#/components/schemas/Loop"},{"properties":{"a":{"type":"string"}}}]}""",
            more: """ "Loop":{"allOf":[{"$ref":"#/components/schemas/Loop"},{"type":"object"}]},""");
        using TestContract contract = TestContract.Of(document);

        Assert.All(contract.Refusals(), line => Assert.EndsWith("'Loop' is composed of itself; take the part out in the overlay", line, StringComparison.Ordinal));
        Assert.NotEmpty(contract.Refusals());
    }

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/File/properties/url"}""")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/File/properties/url"},{"maxLength":3}]}""")]
    [InlineData("""{"$ref":"#/components/schemas/Other/properties/a~1b"}""")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/Other/properties/a%7E1b"}]}""")]
    public void Reference_IntoAComponent_IsWhatStandsThere(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}""", """
             "File":{"type":"object","properties":{"url":{"type":"string","maxLength":3}}},
             "Other":{"type":"object","properties":{"a/b":{"$ref":"#/components/schemas/File/properties/url"}}},
            """));

        Assert.Equal("\"string\"", contract.NormalizedText(A + "/type"));
        Assert.Equal("3", contract.NormalizedText(A + "/maxLength"));
        Assert.Equal("nothing", contract.NormalizedText(A + "/allOf"));
    }

    [Theory]
    [InlineData("""{"$ref":"#/components/schemas/ThingMakeInput/properties/a"}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/ThingMakeInput/properties/a"}}""")]
    public void Reference_ThatComesBackToItsOwnPlace_IsRefused(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Contains(
            "'#/components/schemas/ThingMakeInput/properties/a' comes back to itself; put the schema under components/schemas in the overlay and refer to it there",
            Assert.Single(contract.Refusals()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_ToWhatIsNoSchema_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"$ref":"#/components/schemas/ThingMakeInput/type"}}"""));

        Assert.Contains("'#/components/schemas/ThingMakeInput/type' leads to no schema", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"array","items":{"$ref":"#/components/schemas/Loop"}}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"array","items":{"$ref":"#/components/schemas/Loop"}}}""")]
    [InlineData("""{"$ref":"#/components/schemas/Loop"}""")]
    public void Component_OfNothingButItself_IsRefused(string schema)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"$ref":"#/components/schemas/Loop"}}""", $$""" "Loop":{{schema}},"""));

        Assert.Equal(
            ["acme/thing/make/openapi.json(8,67): error FALGEN0052: /components/schemas/Loop: 'Loop' holds nothing but itself, which is no C# type; replace the inner reference in the overlay"],
            contract.Refusals());
    }

    [Fact]
    public void Component_WithAMemberOfItself_IsAType()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            """{"a":{"$ref":"#/components/schemas/Tree"}}""",
            """ "Tree":{"type":"object","properties":{"branches":{"$ref":"#/components/schemas/Trees"}}},"Trees":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}},"""));

        Assert.Empty(contract.Refusals());
    }

    [Theory]
    [InlineData("Fil%65", "File", "FalFile")]
    [InlineData("my%20part", "my part", "MyPart")]
    [InlineData("my~1part", "my/part", "MyPart")]
    public void Reference_WithEscapes_IsFollowed(string reference, string component, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            $$$"""{"a":{"$ref":"#/components/schemas/{{{reference}}}"}}""", $$$$""" "{{{{component}}}}":{"type":"object","properties":{"url":{"type":"string"}}},"""));

        Assert.Equal($"\"#/components/schemas/{expected}\"", contract.NormalizedText(A + "/allOf/0/$ref"));
        Assert.NotEqual("nothing", contract.NormalizedText("/components/schemas/" + expected));
    }

    [Theory]
    [InlineData("""{"type":"number","minimum":1.1,"maximum":10}""", "decimal", "1.1", "10", "nothing")]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"maximum":1}""", "decimal", "0", "1", "\", MinimumIsExclusive = true\"")]
    [InlineData("""{"type":"number","minimum":0,"exclusiveMinimum":true,"maximum":1}""", "decimal", "0", "1", "\", MinimumIsExclusive = true\"")]
    [InlineData("""{"type":"number","minimum":0}""", "decimal", "0", "79228162514264337593543950335", "nothing")]
    [InlineData("""{"type":"integer","minimum":1,"maximum":4e0}""", "int", "1", "4", "nothing")]
    [InlineData("""{"type":"integer","minimum":1.0}""", "long", "1", "9223372036854775807", "nothing")]
    [InlineData("""{"type":"integer","minimum":0,"maximum":18446744073709551615}""", "long", "0", "9223372036854775807", "nothing")]
    [InlineData("""{"type":"integer","minimum":0,"exclusiveMaximum":18446744073709551616}""", "long", "0", "9223372036854775807", "nothing")]
    [InlineData("""{"type":"integer","minimum":-1e40,"maximum":100}""", "long", "-9223372036854775808", "100", "nothing")]
    [InlineData("""{"type":"integer","minimum":-2147483649,"maximum":100}""", "long", "-2147483649", "100", "nothing")]
    [InlineData("""{"type":"integer","format":"int32","minimum":0,"maximum":4294967295}""", "long", "0", "4294967295", "nothing")]
    [InlineData("""{"type":"integer","minimum":0.5,"exclusiveMaximum":9.5}""", "int", "1", "9", "nothing")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0,"maximum":9}""", "int", "0", "9", "\", MinimumIsExclusive = true\"")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1e40}""", "decimal", "0", "79228162514264337593543950335", "nothing")]
    public void Range_IsHandedOnAsExactText(string schema, string type, string minimum, string maximum, string exclusive)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal($"\"{type}\"", contract.NormalizedText(A + "/x-csharp-range-type"));
        Assert.Equal($"\"{minimum}\"", contract.NormalizedText(A + "/x-csharp-range-minimum"));
        Assert.Equal($"\"{maximum}\"", contract.NormalizedText(A + "/x-csharp-range-maximum"));
        Assert.Equal(exclusive, contract.NormalizedText(A + "/x-csharp-range-exclusive"));
        Assert.Equal("nothing", contract.NormalizedText(A + "/minimum"));
    }

    [Theory]
    [InlineData("""{"type":"number"}""", "\"decimal\"")]
    [InlineData("""{"type":"integer"}""", "\"int64\"")]
    [InlineData("""{"type":"integer","maximum":100}""", "\"int32\"")]
    [InlineData("""{"type":"integer","maximum":4294967295}""", "\"int64\"")]
    [InlineData("""{"type":"integer","format":"int32"}""", "\"int32\"")]
    [InlineData("""{"type":"integer","format":"int64","maximum":100}""", "\"int64\"")]
    [InlineData("""{"type":"integer","format":"uint64","minimum":-1e40}""", "\"int64\"")]
    [InlineData("""{"type":"string","format":"uri"}""", "nothing")]
    [InlineData("""{"type":"string","format":"binary"}""", "nothing")]
    [InlineData("""{"type":"string","format":"uuid"}""", "nothing")]
    [InlineData("""{"type":"string","format":"byte"}""", "nothing")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"date-time\"")]
    public void Format_IsTheOneThatTheCSharpTypeNeeds(string schema, string format)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal(format, contract.NormalizedText(A + "/format"));
    }
}

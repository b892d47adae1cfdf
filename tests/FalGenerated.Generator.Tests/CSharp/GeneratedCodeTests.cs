using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Newtonsoft.Json;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

public sealed class GeneratedCodeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_FromADocumentFullOfQuirks_CompilesWithoutAWarning()
    {
        string document = SmallDocument.With(
            input: """
                {"title":"SomethingElse","type":"object","required":["prompt","nothing","4k"],"x-fal-order-properties":["prompt"],"properties":{
                  "prompt":{"type":"string","maxLength":10,"description":"Text with <b>, \"quotes\", */ and \\u0041.\u2028#error injected"},
                  "nothing":{"anyOf":[{"type":"string"},{"type":"null"}]},
                  "4k":{"type":"boolean"},
                  "image":{"description":"A file.","anyOf":[{"$ref":"#/components/schemas/File"},{"type":"null"}]},
                  "size":{"anyOf":[{"$ref":"#/components/schemas/fal__ImageSize"},{"type":"string","enum":["square"]}]},
                  "mode":{"type":"string","enum":["a\"b","c\\d","","class","Value"]},
                  "steps":{"type":"integer","enum":[1,2]},
                  "cfg":{"type":"number","exclusiveMinimum":0,"maximum":20},
                  "count":{"type":"integer","minimum":1,"maximum":4},
                  "seed":{"type":["integer","null"]},
                  "loras":{"type":"array","items":{"type":"object","properties":{"path":{"type":"string","format":"uri"},"class":{"type":"string"}},"required":["path"]}},
                  "modes":{"type":"array","items":{"type":"string","enum":["x","y"]}},
                  "weights":{"type":"object","additionalProperties":{"type":"number"}},
                  "free":{"type":"object"},
                  "when":{"type":"string","format":"date-time"},
                  "old":{"type":"string","deprecated":true},
                  "we\"ird":{"type":"string"},
                  "get_hash_code":{"type":"string"}
                }}
                """,
            more: """
                 "fal__ImageSize":{"type":"object","properties":{"width":{"type":"integer"},"height":{"type":"integer"}}},
                 "File":{"type":"object","properties":{"url":{"type":"string"}}},
                """);
        using TestContract contract = TestContract.Of(document);
        contract.CSharp(
            ("$..properties.size", """{"x-csharp-union":"JToken"}"""),
            ("$.components.schemas.ThingMakeInput", """{"x-csharp-options":{"name":"MakeOptions","without":["prompt"]}}"""));

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal([], code.Problems);
    }

    [Fact]
    public async Task Input_WithUnsetMembers_WritesOnlyWhatIsSet_AndNullWhereItMust()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(input: """
            {"type":"object","required":["a","n"],"properties":{"a":{"type":"string"},"n":{"type":"string","nullable":true},"b":{"type":"string","nullable":true},"r":{"type":"number"}}}
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal("""{"a":"x","n":null}""", code.RoundTrip("ThingMakeInput", """{"a":"x","n":null,"b":null}"""));
        Assert.Equal("""{"a":"x","n":"y","r":1.1}""", code.RoundTrip("ThingMakeInput", """{"a":"x","n":"y","r":1.10}"""));
    }

    [Theory]
    [InlineData("uuid", "no-guid")]
    [InlineData("date", "yesterday")]
    [InlineData("time", "25:61")]
    [InlineData("duration", "PT1Q")]
    [InlineData("byte", "?")]
    [InlineData("uri", "//")]
    [InlineData("binary", "b")]
    [InlineData("email", "e")]
    [InlineData("vendor", "v")]
    public async Task Output_WithATextThatDoesNotFitItsFormat_IsRead(string format, string text)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(output: $$"""
            {"type":"object","properties":{"a":{"type":"string","format":"{{format}}"},"b":{"type":"array","items":{"type":"string","format":"{{format}}"} } } }
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        string json = $$"""{"a":"{{text}}","b":["{{text}}"]}""";
        Assert.Equal(json, code.RoundTrip("ThingMakeOutput", json));
    }

    [Fact]
    public async Task Output_WithUnknownMembersAndValues_KeepsThem()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(output: """
            {"type":"object","properties":{"tier":{"type":"string","enum":["pro"]},"steps":{"type":"integer","enum":[1]},"size":{"type":"integer"},"date":{"type":"string"}}}
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        const string Json = """{"date":"2026-01-01T00:00:00Z","size":9007199254740993,"steps":7,"tier":"ultra","new":{"$type":"System.Uri","when":"2026-01-01T00:00:00Z"}}""";
        Assert.Equal(Json, code.RoundTrip("ThingMakeOutput", Json));
    }

    [Fact]
    public async Task NullAlone_TakesAnyValueOrNull()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(output: """
            {"type":"object","required":["a"],"properties":{"a":{"anyOf":[{"type":"null"}]},"b":{"const":null},"c":{"type":"array","items":{"type":"null"}}}}
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal("""{"a":null,"b":{"x":1},"c":[null]}""", code.RoundTrip("ThingMakeOutput", """{"a":null,"b":{"x":1},"c":[null]}"""));
    }

    [Fact]
    public async Task WholeNumber_WrittenWithAFractionOfZeros_IsRead_AndAFractionIsNot()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(output: """
            {"type":"object","properties":{"steps":{"type":"integer","enum":[4,8]},"scale":{"type":"number","enum":[4,8]},
             "width":{"type":"integer","maximum":9000},"seed":{"type":"integer"},"none":{"type":"integer","nullable":true,"maximum":1}}}
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal(
            """{"scale":8,"seed":9007199254740993,"steps":8,"width":1024}""",
            code.RoundTrip("ThingMakeOutput", """{"steps":8.0,"scale":8.0,"width":1024.0,"seed":9007199254740993.0,"none":null}"""));
        Assert.Equal("""{"seed":-5,"width":12}""", code.RoundTrip("ThingMakeOutput", """{"width":"12","seed":"-5"}"""));
        foreach (string json in (string[])["""{"steps":8.5}""", """{"width":8.5}""", """{"seed":8.5}""", """{"width":2147483648}""", """{"seed":9223372036854775808}"""])
        {
            TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => code.RoundTrip("ThingMakeOutput", json));
            Assert.Contains(" came at ", Assert.IsType<JsonSerializationException>(thrown.InnerException).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Range_BeyondLong_AcceptsWhatLongHolds()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"seed":{"type":"integer","minimum":0,"maximum":18446744073709551615}}"""));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal([], code.Problems);
        RangeAttribute range = code.Assembly!.GetType("Acme.Thing.ThingMakeInput")!.GetProperty("Seed")!.GetCustomAttribute<RangeAttribute>()!;
        Assert.True(range.IsValid(long.MaxValue));
        Assert.False(range.IsValid(-1L));
    }

    [Fact]
    public async Task OpenEnum_InTheGeneratedText_HasTheKnownValues()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"tier":{"type":"string","enum":["fast","pro"]}}"""));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Contains("public readonly partial record struct Tier(string Value)", code.Text, StringComparison.Ordinal);
        Assert.Contains("public static Tier Fast { get; } = new(\"fast\");", code.Text, StringComparison.Ordinal);
        Assert.Contains("KnownValues { get; } = [Fast, Pro];", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_GeneratedTwiceFromDifferentFolders_IsTheSame()
    {
        string document = SmallDocument.WithInputProperties("""{"tier":{"type":"string","enum":["fast","pro"]}}""");
        using TestContract first = TestContract.Of(document);
        using TestContract second = TestContract.Of(document);

        Assert.Equal((await GeneratedCode.FromAsync(first, Token)).Text, (await GeneratedCode.FromAsync(second, Token)).Text);
    }

    [Fact]
    public async Task Client_NamesTheRealPathsAndEscapesTheRequestId()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Contains("$\"acme/thing/make\"", code.Text, StringComparison.Ordinal);
        Assert.Contains("$\"acme/thing/requests/{System.Uri.EscapeDataString(requestId)}/status\"", code.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("JsonConvert.", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_OfTheContract_CanBeReadAndAreNeverWritten()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""
            {"prompt":{"type":"string"},"tier":{"type":"string","enum":["fast","pro"],"default":"fast"},"say \"hi\"":{"type":"string","default":"a\\b"},
             "scale":{"type":"number","default":1.50},"seed":{"type":"integer","nullable":true,"default":null},"list":{"type":"array","items":{"type":"string"},"default":["x"]},
             "contract_defaults":{"type":"boolean","default":true}}
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal([], code.Problems);
        IReadOnlyDictionary<string, string> defaults = (IReadOnlyDictionary<string, string>)code.Assembly!.GetType("Acme.Thing.ThingMakeInput")!.GetProperty("ContractDefaults")!.GetValue(null)!;
        Assert.Equal(
            [new("contract_defaults", "true"), new("list", """["x"]"""), new("say \"hi\"", "a\\b"), new("scale", "1.50"), new("tier", "fast")],
            defaults.Select(member => KeyValuePair.Create(member.Key, member.Value.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal))));
        Assert.Equal("{}", code.RoundTrip("ThingMakeInput", "{}"));
        Assert.Null(code.Assembly.GetType("Acme.Thing.ThingMakeOutput")!.GetProperty("ContractDefaults"));
    }

    [Fact]
    public async Task Members_WithTheNamesOfNamespacesOrOfWhatARecordHas_Compile()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(
            input: """
                {"type":"object","required":["newtonsoft","system"],"properties":{
                  "messages":{"type":"array","items":{"$ref":"#/components/schemas/Message"}},"newtonsoft":{"type":"string","nullable":true},"system":{"type":"integer","minimum":1},
                  "level":{"type":"integer","enum":[1]}}}
                """,
            more: """
                 "Message":{"type":"object","required":["role"],"properties":{
                   "role":{"type":"string","enum":["system","user","newtonsoft","deconstruct","print_members","reference_equals","memberwise_clone","finalize"]}}},
                """));
        contract.CSharp(("$..properties.level", """{"x-enumNames":{"1":"System"}}"""));

        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        const string Json = """{"level":1,"messages":[{"role":"system"},{"role":"deconstruct"}],"newtonsoft":null,"system":1}""";
        Assert.Equal(Json, code.RoundTrip("ThingMakeInput", Json));
    }

    [Fact]
    public async Task Components_ThatAreListsMapsOrPlainValues_AreWhatTheyHold()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            """
            {"tags":{"$ref":"#/components/schemas/Tags"},"described":{"description":"D.","allOf":[{"$ref":"#/components/schemas/Tags"}]},
             "grid":{"type":"array","items":{"$ref":"#/components/schemas/Tags"}},"map":{"$ref":"#/components/schemas/Map"},"ratio":{"$ref":"#/components/schemas/Ratio"}}
            """,
            """ "Tags":{"type":"array","items":{"type":"string"}},"Map":{"type":"object","additionalProperties":{"type":"integer"}},"Ratio":{"type":"number"},"""));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        const string Json = """{"described":["b"],"grid":[["c"]],"map":{"d":1},"ratio":0.1,"tags":["a"]}""";
        Assert.Equal(Json, code.RoundTrip("ThingMakeInput", Json));
        Assert.Contains("IReadOnlyList<string>? Tags { get; init; }", code.Text, StringComparison.Ordinal);
        Assert.Contains("IReadOnlyDictionary<string, long>? Map { get; init; }", code.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("class Tags", code.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_ThatIsAlwaysNull_TakesAnyValue()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(input: """
            {"type":"object","required":["r"],"properties":{"n":{"type":"null"},"r":{"type":"null"},"list":{"type":"array","items":{"type":"null"}}}}
            """));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal("""{"list":[null],"n":1,"r":null}""", code.RoundTrip("ThingMakeInput", """{"list":[null],"n":1,"r":null}"""));
        Assert.Contains("public Newtonsoft.Json.Linq.JToken? N { get; init; }", code.Text, StringComparison.Ordinal);
        Assert.Contains("public required Newtonsoft.Json.Linq.JToken? R { get; init; }", code.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"array","items":[{"type":"number"},{"type":"number"}],"minItems":2,"maxItems":2}""", "[0.1,2]", "IReadOnlyList<decimal>?")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"number","title":"X"},{"type":"number","title":"Y"}]}""", "[0.1,2]", "IReadOnlyList<decimal>?")]
    [InlineData("""{"type":"array","items":[{"type":"number"},{"type":"string"}]}""", """[0.1,"b"]""", "IReadOnlyList<Newtonsoft.Json.Linq.JToken>?")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"number"},{"$ref":"#/components/schemas/QueueStatus"}]}""", """[0.1,{}]""", "IReadOnlyList<Newtonsoft.Json.Linq.JToken>?")]
    [InlineData("""{"type":"array"}""", """[0.1,"b"]""", "IReadOnlyList<Newtonsoft.Json.Linq.JToken>?")]
    [InlineData("""{"type":"array","items":[{"type":"array","items":[{"type":"integer"}]}]}""", "[[1],[2,3]]", "IReadOnlyList<System.Collections.Generic.IReadOnlyList<long>>?")]
    [InlineData("""{"anyOf":[{"type":"array","items":[{"enum":["x"]},{"enum":["x"]}]},{"type":"null"}]}""", """["x","y"]""", "IReadOnlyList<Pair>?")]
    public async Task Tuples_AreLists(string schema, string json, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"pair":{{schema}}}"""));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);

        Assert.Equal($$"""{"pair":{{json}}}""", code.RoundTrip("ThingMakeInput", $$"""{"pair":{{json}}}"""));
        Assert.Contains(expected + " Pair { get; init; }", code.Text, StringComparison.Ordinal);
    }
}

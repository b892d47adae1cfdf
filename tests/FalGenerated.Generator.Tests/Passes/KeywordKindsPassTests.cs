using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>A keyword of a wrong kind is refused where it stands, not passed over and not left to NSwag, which knows no line.</summary>
public sealed class KeywordKindsPassTests
{
    private const string Property = "/components/schemas/ThingMakeInput/properties/a";
    private const string Submit = "/paths/~1acme~1thing~1make/post";
    private const string Remedy = "; correct it with an action in overlay.json, or in queue.overlay.json ahead of one that fails on it, or fetch the document again";

    [Theory]
    [InlineData("type", "5", "a number", "a string or an array")]
    [InlineData("properties", "[]", "an array", "an object")]
    [InlineData("required", "\"x\"", "a string", "an array")]
    [InlineData("required", "true", "a boolean", "an array")]
    [InlineData("enum", "{}", "an object", "an array")]
    [InlineData("items", "5", "a number", "an object or an array")]
    [InlineData("additionalProperties", "\"x\"", "a string", "an object or a boolean")]
    [InlineData("allOf", "{}", "an object", "an array")]
    [InlineData("anyOf", "{}", "an object", "an array")]
    [InlineData("oneOf", "1", "a number", "an array")]
    [InlineData("not", "5", "a number", "an object")]
    [InlineData("minimum", "\"3\"", "a string", "a number")]
    [InlineData("exclusiveMaximum", "\"3\"", "a string", "a number or a boolean")]
    [InlineData("maxItems", "[]", "an array", "a number")]
    [InlineData("nullable", "\"yes\"", "a string", "a boolean")]
    [InlineData("pattern", "1", "a number", "a string")]
    [InlineData("$ref", "7", "a number", "a string")]
    public void Keyword_OfAWrongKind_IsRefusedAtItsPlace(string keyword, string value, string kind, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$$"""{"a":{"{{{keyword}}}":{{{value}}}}}"""));

        // {"type":"object","properties":{"a":{"KEYWORD":VALUE
        int column = 40 + keyword.Length;
        Assert.Equal(
            [$"acme/thing/make/openapi.json({SmallDocument.InputLine},{column}): error FALGEN0023: {Property}/{keyword}: \"{keyword}\" is {kind} and has to be {expected}{Remedy}"],
            contract.Refusals());
    }

    [Theory]
    [InlineData("""{"a":5}""", "", "properties", "a number", "an object")]
    [InlineData("""{"a":null}""", "", "properties", "null", "an object")]
    [InlineData("""{"a":{"allOf":[5]}}""", "/allOf/0", "allOf", "a number", "an object")]
    [InlineData("""{"a":{"anyOf":[{"type":"null"},"x"]}}""", "/anyOf/1", "anyOf", "a string", "an object")]
    [InlineData("""{"a":{"required":["x",3]}}""", "/required/1", "required", "a number", "a string")]
    [InlineData("""{"a":{"type":["string",null]}}""", "/type/1", "type", "null", "a string")]
    public void Element_OfAWrongKind_IsRefused(string properties, string place, string keyword, string kind, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(properties));

        Assert.EndsWith(
            $" error FALGEN0023: {Property}{place}: what stands in \"{keyword}\" is {kind} and has to be {expected}{Remedy}",
            Assert.Single(contract.Refusals()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"anyOf":[]}""", "/anyOf: the list is empty, so that no value would fit")]
    [InlineData("""{"oneOf":[],"type":"string"}""", "/oneOf: the list is empty, so that no value would fit")]
    [InlineData("""{"type":"string","enum":[]}""", "/enum: the list is empty, so that no value would fit")]
    [InlineData("""{"type":[]}""", "/type: the list is empty, so that no value would fit")]
    [InlineData("""{"type":"strng"}""", "/type: 'strng' is no type of JSON")]
    [InlineData("""{"type":["null","file"]}""", "/type/1: 'file' is no type of JSON")]
    public void Keyword_WhoseValueMeansNothing_IsRefused(string schema, string refusal)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.EndsWith($" error FALGEN0023: {Property}{refusal}{Remedy}", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void KeywordInTheCSharpOverlay_WhoseValueMeansNothing_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"number"}}"""));
        contract.CSharp(("$.components.schemas.ThingMakeInput.properties.a", """{"type":"long"}"""));

        Assert.Contains("'long' is no type of JSON", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$", """{"info":"x"}""", "/info: \"info\" is a string and has to be an object")]
    [InlineData("$.components.schemas", """{"Any":5}""", "/components/schemas/Any: what stands in \"schemas\" is a number and has to be an object")]
    [InlineData("$.paths", """{"/more":[]}""", "/paths/~1more: what stands in \"paths\" is an array and has to be an object")]
    [InlineData("$.paths['/acme/thing/make']", """{"get":"x"}""", "/paths/~1acme~1thing~1make/get: \"get\" is a string and has to be an object")]
    [InlineData("$.paths['/acme/thing/make'].post", """{"parameters":{}}""", Submit + "/parameters: \"parameters\" is an object and has to be an array")]
    [InlineData("$.paths['/acme/thing/make'].post", """{"parameters":["x"]}""", Submit + "/parameters/0: what stands in \"parameters\" is a string and has to be an object")]
    [InlineData("$.paths['/acme/thing/make'].post", """{"parameters":[{"name":"x","in":"query","schema":[]}]}""", Submit + "/parameters/0/schema: \"schema\" is an array and has to be an object")]
    [InlineData("$.paths['/acme/thing/make']", """{"parameters":[{"name":5,"in":"query"}]}""", "/paths/~1acme~1thing~1make/parameters/0/name: \"name\" is a number and has to be a string")]
    [InlineData("$.paths['/acme/thing/make']", """{"parameters":[{"name":"x","in":"query","schema":{"items":{"type":5}}}]}""", "/paths/~1acme~1thing~1make/parameters/0/schema/items/type: \"type\" is a number and has to be a string or an array")]
    [InlineData("$.components", """{"parameters":{"X":{"name":"x","in":"query","schema":{"minimum":"1"}}}}""", "/components/parameters/X/schema/minimum: \"minimum\" is a string and has to be a number")]
    [InlineData("$.paths['/acme/thing/make'].post", """{"tags":"x"}""", Submit + "/tags: \"tags\" is a string and has to be an array")]
    [InlineData("$.paths['/acme/thing/make'].post.responses", """{"404":"x"}""", Submit + "/responses/404: what stands in \"responses\" is a string and has to be an object")]
    [InlineData("$.paths['/acme/thing/make'].post.responses", """{"404":{"content":[]}}""", Submit + "/responses/404/content: \"content\" is an array and has to be an object")]
    [InlineData("$.paths['/acme/thing/make'].post.requestBody.content['application/json']", """{"schema":3}""", Submit + "/requestBody/content/application~1json/schema: \"schema\" is a number and has to be an object")]
    public void PlaceOutsideASchema_OfAWrongKind_IsRefused(string target, string update, string refusal)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("overlay.json", (target, update));

        Assert.EndsWith(" error FALGEN0023: " + refusal + Remedy, Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryWrongKind_IsListedAtOnce()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"minimum":"1","maximum":"2"},"b":{"enum":3}}"""));

        Assert.Equal(3, contract.Refusals().Count);
    }

    [Fact]
    public void WrongKind_ThatTheOverlayCorrects_Passes()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"number","minimum":"1"}}"""));
        contract.Overlay("overlay.json", ("$.components.schemas.ThingMakeInput.properties.a", """{"minimum":1}"""));

        Assert.Empty(contract.Refusals());
        Assert.Equal("1", contract.EffectiveText("/components/schemas/ThingMakeInput/properties/a/minimum"));
    }

    [Theory]
    [InlineData("/paths/~1fal-ai~1speak")]
    [InlineData("/paths/~1fal-ai~1speak/post")]
    [InlineData("/paths/~1fal-ai~1speak/post/responses")]
    [InlineData("/paths/~1fal-ai~1speak/post/responses/200")]
    [InlineData("/paths/~1fal-ai~1speak/post/responses/200/content")]
    [InlineData("/paths/~1fal-ai~1speak~1requests~1{request_id}~1cancel/put/responses")]
    [InlineData("/components/securitySchemes")]
    public void WrongKind_ThatTheCommonOverlayFailsOn_IsNamedFirst(string place)
    {
        Node document = ContractFolder.Read(Repository.PathOf("tests", "FalGenerated.Generator.Tests", "Documents", "fal-ai.speak.json"));
        Node wrong = JsonPointer.Find(document, place)!;
        ObjectNode parent = (ObjectNode)wrong.Parent!;
        parent.Set(parent.Members.Single(member => member.Value == wrong).Key, wrong.Array());
        using TestContract contract = new(System.Text.Encoding.UTF8.GetString(JsonText.Write(document)), "fal-ai/speak");
        contract.Write("queue.overlay.json", File.ReadAllText(Repository.PathOf("openapi", "queue.overlay.json")));

        string first = contract.Refusals()[0];
        Assert.StartsWith("fal-ai/speak/openapi.json(", first, StringComparison.Ordinal);
        Assert.Contains($" error FALGEN0023: {place}: ", first, StringComparison.Ordinal);
        Assert.Contains(" is an array and has to be an object; ", first, StringComparison.Ordinal);
    }

    [Fact]
    public void DeadTarget_BesideAWrongKind_IsNamedAfterIt_AndWithoutOneAlone()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":5}}"""));
        contract.Overlay("queue.overlay.json", ("$.components.schemas.Gone", """{"type":"object"}"""));
        Assert.Equal(["0023", "0012"], contract.Refusals().Select(line => line.Split("FALGEN")[1][..4]));

        contract.Overlay("queue.overlay.json", ("$.components.schemas.ThingMakeInput.properties.a", """{"type":"string"}"""), ("$.components.schemas.Gone", """{"type":"object"}"""));
        Assert.Equal(["0012"], contract.Refusals().Select(line => line.Split("FALGEN")[1][..4]));
    }

    [Fact]
    public void WrongKind_InTheCSharpOverlay_IsRefused()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"number"}}"""));
        contract.CSharp(("$.components.schemas.ThingMakeInput.properties.a", """{"deprecated":"yes"}"""));

        Assert.Contains("csharp.overlay.json", Assert.Single(contract.Refusals()), StringComparison.Ordinal);
    }

    [Fact]
    public void KeywordThatIsNull_SaysNothing_AndGoes()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"a":{"type":"string","format":null,"maxLength":null,"deprecated":null,"default":null}}"""));

        Assert.Empty(contract.Refusals());
        Assert.Equal("""{"type":"string","default":null}""", contract.EffectiveText("/components/schemas/ThingMakeInput/properties/a"));
    }

    [Theory]
    [InlineData("""{"properties":{"type":"object","properties":{"required":{"type":"boolean"}}}}""")]
    [InlineData("""{"a":{"type":"object","default":{"required":"x","properties":[]},"example":{"type":5},"enum":[{"items":1}]}}""")]
    [InlineData("""{"a":{"type":"array","items":[{"type":"string"},{"type":"number"}]}}""")]
    public void NameOrValue_ThatLooksLikeAKeyword_IsNone(string properties)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(properties));

        Assert.Empty(contract.Refusals());
    }
}

using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.ById;

/// <summary>An input is held against a document that is given at run time: every problem at once, nothing sent, and no false one.</summary>
public sealed class DocumentTests : IDisposable
{
    private const string Schema = """
        {
          "type": "object", "required": ["prompt", "image_size"],
          "properties": {
            "prompt": { "type": "string", "minLength": 2, "maxLength": 10 },
            "image_size": { "anyOf": [{ "$ref": "#/components/schemas/Size" }, { "type": "string", "enum": ["square", "portrait"] }], "default": "square" },
            "steps": { "type": "integer", "minimum": 1, "maximum": 50, "default": 28 },
            "cfg": { "anyOf": [{ "type": "number", "exclusiveMinimum": 0 }, { "type": "null" }] },
            "old": { "type": "number", "maximum": 5, "exclusiveMaximum": true, "nullable": true },
            "loras": { "type": "array", "maxItems": 2, "items": { "$ref": "#/components/schemas/Lora" } },
            "safe": { "type": ["boolean", "null"] },
            "kind": { "const": "x" },
            "loop": { "$ref": "#/components/schemas/Loop" },
            "gone": { "$ref": "#/components/schemas/Nowhere" },
            "described": { "$ref": "#/components/schemas/Size", "description": "beside a reference" }
          }
        }
        """;

    private readonly ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
    private readonly FalClient client;

    public DocumentTests() => client = Fal.Client(wire);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        wire.Dispose();
    }

    [Theory]
    [InlineData("""{"prompt":"cat","image_size":"square"}""")]
    [InlineData("""{"prompt":"cat","image_size":{"width":512,"height":512},"steps":50,"cfg":null,"old":null,"safe":null,"kind":"x","other":1}""")]
    [InlineData("""{"prompt":"cat","image_size":"portrait","steps":4.0,"cfg":0.1,"old":4.9,"loras":[{"path":"a"}],"gone":{"a":1},"loop":{"next":{"next":{}}}}""")]
    [InlineData("""{"prompt":"\uD83D\uDC31\uD83D\uDC31","image_size":"square","loras":[]}""")]
    public async Task Input_ThatTheDocumentTakes_IsSent(string input)
    {
        await Endpoint().SubmitAsync(JObject.Parse(input), cancellationToken: Token);

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Input_WithProblems_IsRefusedWithAllOfThem_AndNothingIsSent()
    {
        JObject input = JObject.Parse("""
            {"prompt":"a","steps":51,"cfg":0,"old":5,"safe":"yes","kind":"y","loras":[{"path":1},{},{"path":"c"}],"described":{"width":"w"}}
            """);

        FalRefusedException error = await Assert.ThrowsAsync<FalRefusedException>(() => Endpoint().SubmitAsync(input, cancellationToken: Token));

        Assert.Equal(
        [
            "contract_const kind", "contract_exclusive_minimum cfg", "contract_max_items loras", "contract_maximum old", "contract_maximum steps", "contract_min_length prompt",
            "contract_required described.height", "contract_required image_size", "contract_required loras[1].path", "contract_type described.width", "contract_type loras[0].path",
            "contract_type safe",
        ], error.Findings.Select(finding => $"{finding.Code} {finding.Message.Split(' ')[0]}").Order(StringComparer.Ordinal));
        Assert.All(error.Findings, finding => Assert.Contains("or set SkipValidation", finding.Message, StringComparison.Ordinal));
        Assert.Empty(wire.Requests);

        await Endpoint().SubmitAsync(input, new() { SkipValidation = true }, Token);
        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData("\"round\"", "image_size is \"round\", and the contract takes \"square\", \"portrait\"; change it")]
    [InlineData("7", "image_size fits none of the 2 forms that the contract takes; change it")]
    [InlineData("""{"width":0,"height":4}""", "image_size.width has the value 0, and the contract takes at least 1; change it")]
    public void Union_NamesTheFormThatWasMeant(string size, string message)
    {
        Finding finding = Assert.Single(Endpoint().Validate(new JObject { ["prompt"] = "cat", ["image_size"] = JToken.Parse(size) }));

        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_OfTheDocument_AreNoPartOfTheKey()
    {
        SubmitOptions options = new() { ReuseSameInput = true };
        await Endpoint().SubmitAsync(JObject.Parse("""{"prompt":"cat","image_size":"square","steps":28}"""), options, Token);
        await Endpoint().SubmitAsync(JObject.Parse("""{"prompt":"cat","image_size":"square"}"""), options, Token);

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task UnitLimit_HoldsWithADocument()
    {
        await Assert.ThrowsAsync<FalSpendingLimitException>(() => Endpoint().SubmitAsync(
            JObject.Parse("""{"prompt":"cat","image_size":"square"}"""), new() { MaxPriceUsd = 0.0001m, Quote = new UnitQuote(0.003m, 1) }, Token));

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void FormsOfForms_EndInTime()
    {
        JObject input = new() { ["prompt"] = "cat", ["image_size"] = "square", ["twice"] = 1 };
        JObject schema = JObject.Parse(Schema);
        schema["properties"]!["twice"] = JObject.Parse("""{"$ref":"#/components/schemas/Twice"}""");

        Assert.True(client.Endpoint(Document(schema)).Validate(input).Count <= 50);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"paths":{"/owner/app":{"get":{}}}}""")]
    [InlineData("""{"paths":{"/owner/../app":{"post":{}}}}""")]
    [InlineData("""{"paths":{"/owner/a":{"post":{}},"/owner/b":{"post":{}}}}""")]
    [InlineData("""{"info":{"x-fal-metadata":{"endpointId":"owner/b"}},"paths":{"/owner/a":{"post":{}}}}""")]
    [InlineData("""{"paths":7}""")]
    public void Document_OfNoEndpoint_IsRefused(string document)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => client.Endpoint(JObject.Parse(document)));

        Assert.StartsWith("The document describes no endpoint of fal's queue, or several; pass the OpenAPI document", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contract_SaysThatItWasGiven()
    {
        Assert.Equal(("owner/app/path", "given", 64), (Endpoint().EndpointId, Endpoint().Contract.Obtained, Endpoint().ContractSha256.Length));
        Assert.Equal(("none", ""), (client.Endpoint("owner/app").Contract.Obtained, client.Endpoint("owner/app").ContractSha256));
    }

    private FalEndpoint<JObject, JObject> Endpoint() => client.Endpoint(Document(JObject.Parse(Schema)));

    private static JObject Document(JObject input)
    {
        JObject document = JObject.Parse("""
            {
              "paths": {
                "/owner/app/requests/{request_id}": { "get": {} },
                "/owner/app/path": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Input" } } } } } }
              },
              "components": { "schemas": {
                "Size": { "type": "object", "required": ["width", "height"], "properties": { "width": { "type": "integer", "minimum": 1 }, "height": { "type": "integer" } } },
                "Lora": { "allOf": [{ "type": "object", "required": ["path"] }, { "properties": { "path": { "type": "string" } } }] },
                "Loop": { "type": "object", "properties": { "next": { "$ref": "#/components/schemas/Loop" } }, "allOf": [{ "$ref": "#/components/schemas/Loop" }] },
                "Twice": { "anyOf": [{ "type": "string", "allOf": [{ "$ref": "#/components/schemas/Twice" }] }, { "allOf": [{ "$ref": "#/components/schemas/Twice" }, { "$ref": "#/components/schemas/Twice" }] }] }
              } }
            }
            """);
        document["components"]!["schemas"]!["Input"] = input;
        return document;
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator.Tests;

public sealed class OtherEndpointTests
{
    internal const string Document = """
        {
          "openapi": "3.0.4",
          "components": {
            "schemas": {
              "SpeechInput": {
                "type": "object",
                "properties": {
                  "text": { "type": "string" },
                  "speed": { "anyOf": [{ "type": "number", "exclusiveMinimum": 0, "maximum": 4 }, { "type": "null" }] },
                  "voices": { "type": "array", "items": { "$ref": "#/components/schemas/Voice" } }
                },
                "required": ["text"]
              },
              "Voice": { "type": "object", "properties": { "name": { "type": "string", "enum": ["a", "b"] } }, "required": ["name"] },
              "SpeechOutput": {
                "type": "object",
                "properties": {
                  "audio": { "allOf": [{ "$ref": "#/components/schemas/File" }] },
                  "seed": { "type": "integer" },
                  "words": { "type": "array", "items": { "type": "string", "default": "word" } }
                }
              },
              "File": { "type": "object", "properties": { "url": { "type": "string", "examples": ["https://example.com/a.mp3"] } } }
            }
          },
          "paths": {
            "/workflows/someone/speech/fast": {
              "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/SpeechInput" } } } } }
            },
            "/workflows/someone/speech/fast/requests/{request_id}": {
              "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/SpeechOutput" } } } } } }
            }
          }
        }
        """;

    private static Task<Caller> StartAsync() => Caller.StartAsync(new FalEmulatorOptions { ManualTime = true, Contracts = { Document } });

    private static async Task<HttpResponseMessage> RunAsync(Caller caller, string input)
    {
        using var submitted = await caller.PostAsync("workflows/someone/speech/fast", input);
        var body = await Caller.JsonAsync(submitted);
        Assert.Equal($"{caller.Fal.QueueUrl}workflows/someone/speech/requests/{body["request_id"]}", (string)body["response_url"]!);
        caller.Fal.Advance(TimeSpan.FromSeconds(1));
        return await caller.GetAsync((string)body["response_url"]!);
    }

    [Fact]
    public async Task Job_OfAnAddedContract_AnswersAnOutputMadeUpFromIt()
    {
        await using var caller = await StartAsync();

        using var result = await RunAsync(caller, """{"text":"hello","speed":null,"voices":[{"name":"a"}]}""");

        Assert.Equal(HttpStatusCode.OK, result.StatusCode);
        Assert.Equal("sample", result.Headers.GetValues("X-Fal-Emulator").Single());
        Assert.Equal("""{"audio":{"url":"https://example.com/a.mp3"},"seed":1,"words":["word"]}""", (await Caller.JsonAsync(result)).ToJsonString());
    }

    [Fact]
    public async Task Job_BadInputOfAnAddedContract_Is422WithNestedLocations()
    {
        await using var caller = await StartAsync();

        using var result = await RunAsync(caller, """{"speed":0,"voices":[{"name":"a"},{"name":"c"}]}""");
        var detail = (await Caller.JsonAsync(result))["detail"]!.AsArray();

        Assert.Equal(
            ["""["body","speed"] greater_than""", """["body","text"] missing""", """["body","voices",1,"name"] one_of"""],
            detail.Select(item => $"{item!["loc"]!.ToJsonString()} {item["type"]}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"paths":{"/single":{"post":{}}}}""")]
    public async Task Start_WithSomethingElse_IsAnArgumentError(string document) => await Assert.ThrowsAnyAsync<ArgumentException>(
        () => FalEmulator.StartAsync(new FalEmulatorOptions { Contracts = { document } }, TestContext.Current.CancellationToken));
}

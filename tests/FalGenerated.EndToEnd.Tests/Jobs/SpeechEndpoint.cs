using Newtonsoft.Json.Linq;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>An endpoint beside the upscaler, for the emulator to serve.</summary>
internal static class SpeechEndpoint
{
    public const string Id = "workflows/someone/speech/fast";

    public const string Document = """
        {
          "openapi": "3.0.4",
          "components": { "schemas": {
            "SpeechInput": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string" }, "speed": { "type": "number", "minimum": 0.5, "maximum": 4 } } },
            "SpeechOutput": { "type": "object", "properties": { "audio": { "$ref": "#/components/schemas/File" }, "seed": { "type": "integer" } } },
            "File": { "type": "object", "properties": { "url": { "type": "string", "examples": ["https://example.com/a.mp3"] } } }
          } },
          "paths": {
            "/workflows/someone/speech/fast": { "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/SpeechInput" } } } } } },
            "/workflows/someone/speech/fast/requests/{request_id}": {
              "get": { "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/SpeechOutput" } } } } } }
            }
          }
        }
        """;

    public static JObject Input => new() { ["text"] = "hello" };
}

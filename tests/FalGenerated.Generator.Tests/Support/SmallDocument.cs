namespace FalGenerated.Generator.Tests.Support;

/// <summary>A queue document in fal's shape for the endpoint <c>acme/thing/make</c>, around the schemas that a test is about.</summary>
internal static class SmallDocument
{
    public const string Endpoint = "acme/thing/make";

    /// <summary>The line on which the text of <c>input</c> begins.</summary>
    public const int InputLine = 6;

    public static string With(string input = """{"type":"object","properties":{"prompt":{"type":"string"}}}""", string output = """{"type":"object","properties":{"text":{"type":"string"}}}""", string more = "") => $$$$$$$$"""
        {
          "openapi": "3.0.4",
          "components": {
            "schemas": {
              "ThingMakeInput":
        {{{{{{{{input}}}}}}}},
              "ThingMakeOutput":
        {{{{{{{{output}}}}}}}},{{{{{{{{more}}}}}}}}
              "QueueStatus": {"type":"object","properties":{"status":{"type":"string"}}}
            }
          },
          "paths": {
            "/acme/thing/make/requests/{request_id}/status": {
              "get": {
                "parameters": [
                  {"name":"request_id","in":"path","required":true,"schema":{"type":"string"}},
                  {"name":"logs","in":"query","required":false,"schema":{"type":"integer","maximum":1}}
                ],
                "responses": {"200":{"description":"The request status.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/QueueStatus"}}}}}
              }
            },
            "/acme/thing/make/requests/{request_id}/cancel": {
              "put": {
                "parameters": [{"name":"request_id","in":"path","required":true,"schema":{"type":"string"}}],
                "responses": {"200":{"description":"Cancelled.","content":{"application/json":{"schema":{"type":"object","properties":{"success":{"type":"boolean"}}}}}}}
              }
            },
            "/acme/thing/make": {
              "post": {
                "requestBody": {"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/ThingMakeInput"}}}},
                "responses": {"200":{"description":"The request status.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/QueueStatus"}}}}}
              }
            },
            "/acme/thing/make/requests/{request_id}": {
              "get": {
                "parameters": [{"name":"request_id","in":"path","required":true,"schema":{"type":"string"}}],
                "responses": {"200":{"description":"Result of the request.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/ThingMakeOutput"}}}}}
              }
            }
          }
        }
        """;

    /// <summary>The same with these properties as the input.</summary>
    public static string WithInputProperties(string properties, string more = "") =>
        With(input: $$"""{"type":"object","properties":{{properties}}}""", more: more);
}

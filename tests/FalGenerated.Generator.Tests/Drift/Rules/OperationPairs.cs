using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>Pairs for documents, servers, security, operations, parameters and bodies.</summary>
internal static class OperationPairs
{
    private const string Get = """{"get":{"responses":{"200":{}}}}""";
    private const string Key = """{"securitySchemes":{"k":{"type":"apiKey","in":"header","name":"Authorization"},"o":{"type":"http","scheme":"bearer"}}}""";

    public static IEnumerable<RulePair> All => [.. Documents, .. Access, .. Operations, .. Parameters];

    private static string Hook(string name) => $$$""","webhooks":{"{{{name}}}":{{{Get}}}}""";

    private static RulePair[] Documents =>
    [
        new("unclassified-change", Doc.Request("""{"type":"object"}"""), Doc.Request("""{"type":"object","contentWord":1}"""), Doc.Request("""{"type":"object","title":"t"}""")),
        new("foreign-instruction", Doc.Request("{}"), Doc.Request("""{"X-CSharp-name":"A"}"""), Doc.Request("""{"example":{"x-csharp-name":"A"}}""")),
        new("webhook-removed", Doc.Whole("{}", more: Hook("done")), Doc.Whole("{}"), Doc.Whole("{}", more: Hook("done"))),
        new("webhook-added", Doc.Whole("{}"), Doc.Whole("{}", more: Hook("done")), Doc.Whole("{}", more: ",\"webhooks\":{}")),
        new("openapi-version-changed", Doc.Whole("{}"), Doc.Whole("{}", version: "3.1.0"), Doc.Whole("{}", info: """{"title":"u","version":"1.0.0"}""")),
        new("document-version-changed", Doc.Whole("{}"), Doc.Whole("{}", info: """{"title":"t","version":"1.0.1"}"""), Doc.Whole("{}", version: "3.0.3")),
        new("documentation-changed", Doc.Request("""{"description":"a"}"""), Doc.Request("""{"description":"b"}"""), Doc.Request("""{"description":"\u0061"}""")),
        new("extension-changed", Doc.Request("""{"x-a":1}"""), Doc.Request("""{"x-a":2}"""), Doc.Request("""{"x-a":1.0}""")),
        new("schema-added", Doc.Request("{}"), Doc.Request("{}", """{"E":{"type":"string"}}"""), Doc.Request("""{"$ref":"#/components/schemas/E"}""", """{"E":{"type":"string"}}""")),
        new("schema-removed", Doc.Request("{}", """{"E":{"type":"string"}}"""), Doc.Request("{}"), Doc.Request("{}", """{"E":{"type":"string","title":"E"}}""")),
        new("schema-renamed", Doc.Request("""{"$ref":"#/components/schemas/E"}""", """{"E":{"type":"string"}}"""), Doc.Request("""{"$ref":"#/components/schemas/F"}""", """{"F":{"type":"string"}}"""), Doc.Request("""{"type":"string"}""")),
        new("fal-endpoint-id-changed", Fal("\"endpointId\":\"a/b\""), Fal("\"endpointId\":\"a/c\""), Fal("\"endpointId\":\"a/b\",\"category\":\"c\"")),
        new("fal-price-changed", Fal("\"pricing\":\"1\""), Fal("\"pricing\":\"2\""), Fal("\"pricing\":\"1\",\"about\":\"x\"")),
        new("fal-status-changed", Fal("\"status\":\"active\""), Fal("\"status\":\"deprecated\""), Fal("\"status\":\"active\",\"about\":\"x\"")),
        new("fal-limit-tightened", Doc.Request("""{"x-fal":{"max_duration":600}}"""), Doc.Request("""{"x-fal":{"max_duration":300}}"""), Doc.Request("""{"x-fal":{"max_duration":900}}""")),
        new("fal-limit-relaxed", Doc.Request("""{"x-fal":{"min_width":64}}"""), Doc.Request("""{"x-fal":{}}"""), Doc.Request("""{"x-fal":{"min_width":65}}""")),
        new("fal-metadata-changed", Doc.Request("""{"ui":{"field":"video"}}"""), Doc.Request("""{"ui":{"field":"image"}}"""), Doc.Request("""{"ui":{"field":"video"},"x-b":1}""")),
        new("fal-display-order-changed", Doc.Request("""{"x-fal-order-properties":["a","b"]}"""), Doc.Request("""{"x-fal-order-properties":["b","a"]}"""), Doc.Request("""{"x-fal-order-properties":["a","b"],"title":"t"}""")),
    ];

    private static RulePair[] Access =>
    [
        new("server-removed", Servers("https://a.example/v1"), Servers("https://a.example/v2"), Servers("HTTPS://A.example:443/v1/")),
        new("server-added", Servers("https://a.example"), Servers("https://a.example", "https://b.example"), Servers("https://a.example/")),
        new("server-default-changed", Servers("https://a.example", "https://b.example"), Servers("https://b.example", "https://a.example"), Servers("https://a.example", "https://b.example", "https://c.example")),
        new("security-scheme-changed", Secure("""[{"k":[]}]"""), Secure("""[{"k":[]}]""", Key.Replace("header", "query", StringComparison.Ordinal)), Secure("""[{"k":[]}]""", Key.Replace("Authorization", "AUTHORIZATION", StringComparison.Ordinal))),
        new("security-requirement-tightened", Secure("[]"), Secure("""[{"k":[]}]"""), Secure("[{}]")),
        new("security-requirement-alternative-added", Secure("""[{"k":[]}]"""), Secure("""[{"k":[]},{"o":[]}]"""), Secure("""[{"o":[]}]""")),
        new("security-requirement-removed", Secure("""[{"k":[],"o":[]}]"""), Secure("""[{"k":[]}]"""), Secure("""[{"o":[],"k":[]}]""")),
    ];

    private static RulePair[] Operations =>
    [
        new("path-removed", Doc.Whole($$"""{"/a":{{Get}},"/b":{{Get}}}"""), Doc.Whole($$"""{"/a":{{Get}}}"""), Doc.Whole($$"""{"/b":{{Get}},"/a":{{Get}}}""")),
        new("path-added", Doc.Whole($$"""{"/a":{{Get}}}"""), Doc.Whole($$"""{"/a":{{Get}},"/b":{{Get}}}"""), Doc.Whole("{}")),
        new("operation-removed", Doc.Of("""{"get":{},"put":{}}"""), Doc.Of("""{"get":{}}"""), Doc.Of("""{"put":{},"get":{}}""")),
        new("operation-added", Doc.Of("""{"get":{}}"""), Doc.Of("""{"get":{},"put":{}}"""), Doc.Of("""{"get":{},"summary":"s"}""")),
        new("path-parameter-renamed", Doc.Whole($$"""{"/a/{id}":{{Get}}}"""), Doc.Whole($$"""{"/a/{key}":{{Get}}}"""), Doc.Whole($$"""{"/b/{key}":{{Get}}}""")),
        new("operation-id-changed", Doc.Of("""{"get":{"operationId":"a"}}"""), Doc.Of("""{"get":{"operationId":"b"}}"""), Doc.Of("""{"get":{"operationId":"\u0061"}}""")),
        new("operation-parameter-order-changed", P(Q("a"), Q("b")), P(Q("b"), Q("a")), P(Q("a"), Q("c"), Q("b"))),
        new("operation-tags-changed", Doc.Of("""{"get":{"tags":["a"]}}"""), Doc.Of("""{"get":{"tags":["b"]}}"""), Doc.Of("""{"get":{"tags":["a","a"]}}""")),
        new("operation-deprecated", Doc.Of("""{"get":{}}"""), Doc.Of("""{"get":{"deprecated":true}}"""), Doc.Of("""{"get":{"deprecated":false}}""")),
        new("operation-undeprecated", Doc.Of("""{"get":{"deprecated":true}}"""), Doc.Of("""{"get":{}}"""), Doc.Of("""{"get":{"deprecated":true,"summary":"s"}}""")),
    ];

    private static RulePair[] Parameters =>
    [
        new("request-parameter-added-required", P(), P(Q("a", "\"required\":true")), P(Q("a"))),
        new("request-parameter-added-optional", P(), P(Q("a")), P(Q("a", "\"required\":true"))),
        new("request-parameter-removed", P(Q("a")), P(), P(Q("a", "\"description\":\"d\""))),
        new("request-parameter-became-required", P(Q("a")), P(Q("a", "\"required\":true")), P(Q("a", "\"required\":false"))),
        new("request-parameter-became-optional", P(Q("a", "\"required\":true")), P(Q("a")), P(Q("a", "\"required\":true,\"description\":\"d\""))),
        new("request-parameter-location-changed", P(Q("a")), P("""{"name":"a","in":"header"}"""), P(Q("A"))),
        new("request-parameter-style-changed", P(Q("a")), P(Q("a", "\"explode\":false")), P(Q("a", "\"explode\":true,\"style\":\"form\""))),
        new("request-body-added-required", B(""), B("\"requestBody\":{\"required\":true}"), B("\"requestBody\":{}")),
        new("request-body-added-optional", B(""), B("\"requestBody\":{}"), B("\"requestBody\":{\"required\":true}")),
        new("request-body-removed", B("\"requestBody\":{}"), B(""), B("\"requestBody\":{\"required\":false}")),
        new("request-body-became-required", B("\"requestBody\":{}"), B("\"requestBody\":{\"required\":true}"), B("\"requestBody\":{\"required\":false}")),
        new("request-body-became-optional", B("\"requestBody\":{\"required\":true}"), B("\"requestBody\":{}"), B("\"requestBody\":{\"required\":true,\"description\":\"d\"}")),
        new("request-media-type-removed", B(C("a/b", "c/d")), B(C("c/d")), B(C("c/d", "A/B"))),
        new("request-media-type-added", B(C("a/b")), B(C("a/b", "c/d")), B(C("a/b; charset=utf-8"))),
    ];

    private static string Fal(string metadata) => Doc.Whole($$"""{"/a/b":{{Get}}}""", info: $$$"""{"title":"t","version":"1","x-fal-metadata":{{{{metadata}}}}}""");

    private static string Servers(params string[] urls) => Doc.Whole($$"""{"/a":{{Get}}}""", more: ",\"servers\":[" + string.Join(',', urls.Select(url => $$"""{"url":"{{url}}"}""")) + "]");

    private static string Secure(string requirement, string components = Key) => Doc.Whole($$"""{"/a":{{Get}}}""", components, more: ",\"security\":" + requirement);

    private static string P(params string[] parameters) => Doc.Of($$$"""{"get":{"parameters":[{{{string.Join(',', parameters)}}}]}}""");

    private static string Q(string name, string more = "") => $$"""{"name":"{{name}}","in":"query"{{(more.Length > 0 ? "," : "")}}{{more}}}""";

    private static string B(string members) => Doc.Of($$$"""{"post":{{{{members}}}}}""");

    private static string C(params string[] types) => "\"requestBody\":{\"content\":{" + string.Join(',', types.Select(type => $"\"{type}\":{{}}")) + "}}";
}

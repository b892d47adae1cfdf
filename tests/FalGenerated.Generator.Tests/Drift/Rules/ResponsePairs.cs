using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>Pairs for what we read.</summary>
internal static class ResponsePairs
{
    private const string S = "{\"type\":\"string\"}";

    private static readonly (string Rule, string Old, string New, string NearMiss)[] Schemas =
    [
        ("required-property-removed", O("\"p\":" + S, "p"), O(""), O("\"p\":" + S)),
        ("optional-property-removed", O("\"p\":" + S), O(""), O("\"p\":" + S, "p")),
        ("property-renamed", O("\"fps\":" + S), O("\"target_fps\":" + S), O("\"speed\":" + S)),
        ("property-added", O(""), O("\"p\":" + S), O("", "k")),
        ("property-became-optional", O("\"p\":" + S, "p"), O("\"p\":" + S), O("\"p\":{\"type\":\"string\",\"minLength\":1}", "p")),
        ("property-became-required", O("\"p\":" + S), O("\"p\":" + S, "p"), O("\"p\":{\"type\":\"string\",\"maxLength\":1}")),
        ("property-became-write-only", O("\"p\":" + S), O("\"p\":{\"type\":\"string\",\"writeOnly\":true}"), O("\"p\":{\"type\":\"string\",\"readOnly\":true}")),
        ("became-nullable", "{\"type\":\"array\",\"items\":" + S + "}", """{"type":"array","items":{"type":["null","string"]}}""", """{"type":"array","items":{"type":"string","nullable":false}}"""),
        ("became-not-nullable", """{"oneOf":[{"type":"string"},{"type":"null"}]}""", S, """{"type":"string","nullable":true}"""),
        ("additional-properties-closed", """{"type":"object"}""", """{"type":"object","additionalProperties":false}""", """{"type":"object","additionalProperties":true}"""),
        ("additional-properties-opened", """{"type":"object","additionalProperties":false}""", """{"type":"object","additionalProperties":{"type":"string"}}""", """{"type":"object","additionalProperties":false,"description":"d"}"""),
        ("property-deprecated", O("\"p\":" + S), O("\"p\":{\"type\":\"string\",\"deprecated\":true}"), O("\"p\":{\"type\":\"string\",\"deprecated\":false}")),
        ("type-changed", """{"type":"object"}""", """{"type":"array"}""", """{"type":"object","properties":{"p":{}}}"""),
        ("type-widened", """{"type":"object","additionalProperties":{"type":"integer"}}""", """{"type":"object","additionalProperties":{"type":"number"}}""", """{"type":"object","additionalProperties":{"type":"integer","maximum":3}}"""),
        ("type-narrowed", """{"type":"number"}""", """{"type":"integer"}""", S),
        ("format-widened", """{"type":"integer","format":"int32"}""", """{"type":"integer","format":"int64"}""", """{"type":"integer"}"""),
        ("format-added", """{"type":"integer"}""", """{"type":"integer","format":"int64"}""", """{"type":"integer","title":"int64"}"""),
        ("enum-value-added", """{"type":"string","enum":["a"]}""", """{"anyOf":[{"type":"string","enum":["a"]},{"type":"string","const":"b"}]}""", """{"type":"string","const":"a"}"""),
        ("enum-lifted", """{"type":"string","enum":["a","b"]}""", S, """{"type":"string","enum":["a"]}"""),
        ("enum-value-removed", """{"type":"string","enum":["a","b"]}""", """{"type":"string","enum":["b"]}""", """{"type":"string","enum":["b","a"]}"""),
        ("became-enum", S, """{"type":"string","enum":["a"]}""", """{"type":"string","maxLength":1}"""),
        ("union-arm-added", S, """{"anyOf":[{"type":"string"},{"type":"integer"}]}""", """{"oneOf":[{"type":"string"}]}"""),
        ("union-arm-removed", """{"type":["string","integer"]}""", S, """{"anyOf":[{"type":"integer"},{"type":"string"}]}"""),
        ("maximum-raised", """{"type":"array","maxItems":2}""", """{"type":"array","maxItems":3}""", """{"type":"array","maxItems":1}"""),
        ("maximum-lowered", S, """{"type":"string","maxLength":3}""", """{"type":"string","minLength":0}"""),
        ("minimum-lowered", """{"type":"string","minLength":1}""", S, """{"type":"string","minLength":2}"""),
        ("minimum-raised", """{"type":"array"}""", """{"type":"array","minItems":1}""", """{"type":"array","minItems":0}"""),
        ("min-items-lowered", """{"type":"array","minItems":1}""", """{"type":"array"}""", """{"type":"array","minItems":2}"""),
        ("constraint-removed", """{"type":"object","not":{"required":["x"]}}""", """{"type":"object"}""", """{"type":"object","not":{"required":["x"],"title":"t"}}"""),
        ("constraint-relaxed", """{"type":"object","dependentRequired":{"a":["b","c"]}}""", """{"type":"object","dependentRequired":{"a":["b"]}}""", """{"type":"object","dependentRequired":{"a":["c","b"]}}"""),
        ("constraint-tightened", """{"type":"object","maxProperties":4}""", """{"type":"object","maxProperties":2}""", """{"type":"object","maxProperties":5}"""),
        ("constraint-added", S, """{"type":"string","pattern":"^a"}""", """{"type":"string","title":"t"}"""),
        ("union-became-exclusive", """{"anyOf":[{"type":"string"},{"type":"object"}]}""", """{"oneOf":[{"type":"string"},{"type":"object"}]}""", """{"anyOf":[{"type":"object"},{"type":"string"}]}"""),
        ("union-became-inclusive", """{"oneOf":[{"type":"string"},{"type":"object"}]}""", """{"anyOf":[{"type":"string"},{"type":"object"}]}""", """{"oneOf":[{"type":"object"},{"type":"string"}]}"""),
        ("default-changed", """{"type":"number","default":0}""", """{"type":"number","default":1}""", """{"type":"number","default":0.0}"""),
    ];

    public static IEnumerable<RulePair> All =>
    [
        .. Schemas.Select(pair => new RulePair("response-" + pair.Rule, Doc.Response(pair.Old), Doc.Response(pair.New), Doc.Response(pair.NearMiss))),
        new("response-success-status-removed", R("\"200\":{}", "\"201\":{}"), R("\"201\":{}"), R("\"201\":{}", "\"200\":{}")),
        new("response-success-status-added", R("\"200\":{}"), R("\"200\":{}", "\"202\":{}"), R("\"200\":{}", "\"404\":{}")),
        new("response-error-status-added", R("\"200\":{}"), R("\"200\":{}", "\"422\":{}"), R("\"200\":{}", "\"202\":{}")),
        new("response-error-status-removed", R("\"200\":{}", "\"422\":{}"), R("\"200\":{}"), R("\"422\":{}", "\"200\":{}")),
        new("response-media-type-removed", R("\"200\":" + M("application/json", "text/plain")), R("\"200\":" + M("text/plain")), R("\"200\":" + M("Application/JSON; charset=UTF-8", "text/plain"))),
        new("response-media-type-added", R("\"200\":" + M("application/json")), R("\"200\":" + M("application/json", "text/event-stream")), R("\"200\":" + M("application/json;charset=utf-8"))),
        new("response-schema-removed", R("\"200\":" + M("application/json")), R("\"200\":{}"), R("\"200\":{\"content\":{\"application/json\":{\"schema\":{}}}}")),
        new("response-header-removed", R("\"200\":" + H("X-A", "X-B")), R("\"200\":" + H("X-A")), R("\"200\":" + H("x-b", "x-a"))),
        new("response-header-added", R("\"200\":" + H("X-A")), R("\"200\":" + H("X-A", "X-B")), R("\"200\":" + H("x-a"))),
    ];

    private static string O(string properties, params string[] required) =>
        $$"""{"type":"object","properties":{"k":{"type":"boolean"}{{(properties.Length > 0 ? "," : "")}}{{properties}}},"required":[{{string.Join(',', required.Select(name => $"\"{name}\""))}}]}""";

    private static string R(params string[] responses) => Doc.Of("""{"get":{"responses":{""" + string.Join(',', responses) + "}}}");

    private static string M(params string[] types) => """{"content":{""" + Members(types) + "}}";

    private static string H(params string[] headers) => """{"headers":{""" + Members(headers) + "}}";

    private static string Members(string[] names) => string.Join(',', names.Select(name => $"\"{name}\":" + """{"schema":{"type":"string"}}"""));
}

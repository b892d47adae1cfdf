using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>Pairs for schemas that we send; each also serves as a pair for parameters.</summary>
internal static class RequestPairs
{
    /// <summary>Rule without its prefix, old schema, new schema, near miss.</summary>
    public static readonly (string Rule, string Old, string New, string NearMiss)[] Schemas =
    [
        ("property-added-required", O(), O("\"p\":{\"type\":\"string\",\"default\":\"x\"}", "p"), O("\"p\":{\"type\":\"string\"}")),
        ("property-added-optional", O(), O("\"p\":{\"type\":\"string\"}"), O("\"p\":{\"type\":\"string\"}", "p")),
        ("property-removed", O("\"fps\":{\"type\":\"string\"}"), O(), O("\"target_fps\":{\"type\":\"string\"}")),
        ("property-renamed", O("\"fps\":{\"type\":\"string\",\"maxLength\":7}"), O("\"target_fps\":{\"type\":\"string\",\"maxLength\":7}"), O("\"target\":{\"type\":\"string\",\"maxLength\":7}")),
        ("property-became-required", O("\"p\":{}"), O("\"p\":{}", "p"), """{"type":"object","properties":{"p":{"readOnly":true}},"required":["p"]}"""),
        ("property-became-optional", O("\"p\":{}", "p"), O("\"p\":{}"), O("\"p\":{\"type\":\"string\"}", "p")),
        ("type-changed", """{"type":"string"}""", """{"type":"number"}""", """{}"""),
        ("type-narrowed", """{"type":"number"}""", """{"type":"integer"}""", """{"type":"string"}"""),
        ("type-widened", """{"type":"integer"}""", """{"type":"number"}""", """{"type":"integer","minimum":1}"""),
        ("union-arm-removed", """{"anyOf":[{"type":"string"},{"type":"object"}]}""", """{"type":"object"}""", """{"anyOf":[{"type":"object"},{"type":"string"}]}"""),
        ("union-arm-added", """{"type":"string"}""", """{"oneOf":[{"type":"string"},{"type":"object"}]}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}"""),
        ("enum-value-removed", """{"type":"string","enum":["a","b"]}""", """{"type":"string","const":"b"}""", """{"type":"string","enum":["b","a","c"]}"""),
        ("enum-value-added", """{"type":"integer","enum":[1]}""", """{"type":"integer","enum":[1,2]}""", """{"type":"integer","enum":[1.0,1]}"""),
        ("became-enum", """{"type":"string"}""", """{"type":"string","enum":["a"]}""", """{"type":"string","pattern":"a"}"""),
        ("enum-lifted", """{"type":"integer","enum":[1,2]}""", """{"type":"integer","minimum":1,"maximum":9}""", """{"type":"integer","enum":[2,1]}"""),
        ("minimum-raised", """{"type":"number","minimum":1}""", """{"type":"number","minimum":1,"exclusiveMinimum":true}""", """{"type":"number","minimum":0.9}"""),
        ("minimum-lowered", """{"type":"number","minimum":1}""", """{"type":"number","minimum":0}""", """{"type":"number","minimum":1e0}"""),
        ("minimum-set", """{"type":"number"}""", """{"type":"number","minimum":0}""", """{"type":"number","maximum":0}"""),
        ("minimum-removed", """{"type":"number","exclusiveMinimum":0}""", """{"type":"number"}""", """{"type":"number","minimum":0,"exclusiveMinimum":true}"""),
        ("maximum-lowered", """{"type":"integer","maximum":9007199254740993}""", """{"type":"integer","maximum":9007199254740992}""", """{"type":"integer","exclusiveMaximum":9007199254740994}"""),
        ("maximum-raised", """{"type":"number","maximum":4}""", """{"type":"number","maximum":4.5}""", """{"type":"number","maximum":40e-1}"""),
        ("maximum-set", """{"type":"number"}""", """{"type":"number","maximum":4}""", """{"type":"number","minimum":4}"""),
        ("maximum-removed", """{"type":"number","maximum":4}""", """{"type":"number"}""", """{"type":"number","maximum":5}"""),
        ("max-length-lowered", """{"type":"string","maxLength":5}""", """{"type":"string","maxLength":4}""", """{"type":"string","maxLength":5.0}"""),
        ("max-length-raised", """{"type":"string","maxLength":5}""", """{"type":"string","maxLength":6}""", """{"type":"string"}"""),
        ("max-length-set", """{"type":"string"}""", """{"type":"string","maxLength":5}""", """{"type":"string","minLength":0}"""),
        ("max-length-removed", """{"type":"string","maxLength":5}""", """{"type":"string"}""", """{"type":"string","maxLength":6}"""),
        ("min-length-raised", """{"type":"string"}""", """{"type":"string","minLength":1}""", """{"type":"string","minLength":0}"""),
        ("min-length-lowered", """{"type":"string","minLength":2}""", """{"type":"string"}""", """{"type":"string","minLength":3}"""),
        ("pattern-added", """{"type":"string"}""", """{"type":"string","pattern":"^a"}""", """{"type":"string","maxLength":1}"""),
        ("pattern-changed", """{"type":"string","pattern":"^a"}""", """{"type":"string","pattern":"^b"}""", """{"type":"string"}"""),
        ("pattern-removed", """{"type":"string","pattern":"^a"}""", """{"type":"string"}""", """{"type":"string","pattern":"\u005ea"}"""),
        ("max-items-lowered", """{"type":"array"}""", """{"type":"array","maxItems":3}""", """{"type":"array","minItems":0}"""),
        ("max-items-raised", """{"type":"array","maxItems":3}""", """{"type":"array"}""", """{"type":"array","maxItems":2}"""),
        ("min-items-raised", """{"type":"array"}""", """{"type":"array","minItems":1}""", """{"type":"array","minItems":0}"""),
        ("min-items-lowered", """{"type":"array","minItems":2}""", """{"type":"array","minItems":1}""", """{"type":"array","minItems":3}"""),
        ("unique-items-added", """{"type":"array"}""", """{"type":"array","uniqueItems":true}""", """{"type":"array","uniqueItems":false}"""),
        ("unique-items-removed", """{"type":"array","uniqueItems":true}""", """{"type":"array"}""", """{"type":"array","uniqueItems":true,"maxItems":1}"""),
        ("multiple-of-tightened", """{"type":"integer","multipleOf":4}""", """{"type":"integer","multipleOf":6}""", """{"type":"integer","multipleOf":2}"""),
        ("multiple-of-relaxed", """{"type":"number","multipleOf":0.4}""", """{"type":"number","multipleOf":0.1}""", """{"type":"number","multipleOf":0.8}"""),
        ("became-not-nullable", """{"type":"string","nullable":true}""", """{"type":"string"}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}"""),
        ("became-nullable", """{"type":"string"}""", """{"type":["string","null"]}""", """{"type":"string","nullable":false}"""),
        ("default-changed", """{"type":"number","default":1}""", """{"type":"number","default":2}""", """{"type":"number","default":1.0}"""),
        ("default-removed", """{"type":"number","default":1}""", """{"type":"number"}""", """{"type":"number","default":2}"""),
        ("default-added", """{"type":"number"}""", """{"type":"number","default":1}""", """{"type":"number","example":1}"""),
        ("format-added", """{"type":"string"}""", """{"type":"string","format":"uri"}""", """{"type":"string","title":"uri"}"""),
        ("format-removed", """{"type":"string","format":"uri"}""", """{"type":"string"}""", """{"type":"string","format":"uuid"}"""),
        ("format-narrowed", """{"type":"integer","format":"int64"}""", """{"type":"integer","format":"int32"}""", """{"type":"integer"}"""),
        ("additional-properties-closed", """{"type":"object"}""", """{"type":"object","additionalProperties":false}""", """{"type":"object","additionalProperties":{}}"""),
        ("additional-properties-opened", """{"type":"object","additionalProperties":false}""", """{"type":"object"}""", """{"type":"object","additionalProperties":false,"title":"t"}"""),
        ("constraint-added", """{"type":"object"}""", """{"type":"object","not":{"required":["x"]}}""", """{"type":"object","propertyNames":{}}"""),
        ("constraint-tightened", """{"type":"object","dependentRequired":{"a":["b"]}}""", """{"type":"object","dependentRequired":{"a":["b","c"]}}""", """{"type":"object","dependentRequired":{"a":[]}}"""),
        ("constraint-relaxed", """{"type":"object","dependentRequired":{"a":["b","c"]}}""", """{"type":"object","dependentRequired":{"a":["b"]}}""", """{"type":"object","dependentRequired":{"a":["c","b"]}}"""),
        ("constraint-removed", """{"type":"object","not":{"required":["x"]}}""", """{"type":"object"}""", """{"type":"object","not":{"required":["x"],"title":"t"}}"""),
        ("union-became-exclusive", """{"type":"object","properties":{"a":{},"b":{}},"required":["a","b"]}""", """{"oneOf":[{"type":"object","properties":{"a":{},"b":{}},"required":["a"]},{"type":"object","properties":{"a":{},"b":{}},"required":["b"]}]}""", """{"anyOf":[{"type":"object","properties":{"a":{},"b":{}},"required":["a"]},{"type":"object","properties":{"a":{},"b":{}},"required":["b"]}]}"""),
        ("union-became-inclusive", """{"oneOf":[{"type":"string"},{"type":"object"}]}""", """{"anyOf":[{"type":"string"},{"type":"object"}]}""", """{"oneOf":[{"type":"object"},{"type":"string"}]}"""),
        ("property-became-read-only", O("\"p\":{\"type\":\"string\"}"), O("\"p\":{\"type\":\"string\",\"readOnly\":true}"), O("\"p\":{\"type\":\"string\",\"readOnly\":false}")),
        ("property-deprecated", O("\"p\":{\"type\":\"string\"}"), O("\"p\":{\"type\":\"string\",\"deprecated\":true}"), O("\"p\":{\"type\":\"string\",\"deprecated\":false}")),
    ];

    private const string T = """{"T":{"type":"object","properties":{"a":{"type":"string"}}}}""";

    public static IEnumerable<RulePair> All =>
    [
        .. Schemas.Select(pair => new RulePair("request-" + pair.Rule, Doc.Request(pair.Old), Doc.Request(pair.New), Doc.Request(pair.NearMiss))),
        .. Schemas.Select(pair => new RulePair("request-parameter-" + pair.Rule, Doc.Parameter(pair.Old), Doc.Parameter(pair.New), Doc.Parameter(pair.NearMiss))),
        new("discriminator-property-changed", Doc.Request(Tagged("kind", "cat"), T), Doc.Request(Tagged("type", "cat"), T), Doc.Request(Tagged("kind", "cat", "dog"), T)),
        new("discriminator-mapping-removed", Doc.Request(Tagged("kind", "cat", "dog"), T), Doc.Request(Tagged("kind", "cat"), T), Doc.Request(Tagged("kind", "dog", "cat"), T)),
        new("discriminator-mapping-added", Doc.Response(Tagged("kind", "cat"), T), Doc.Response(Tagged("kind", "cat", "dog"), T), Doc.Response(Tagged("other", "cat"), T)),
    ];

    private static string O(string properties = "", params string[] required) =>
        $$"""{"type":"object","properties":{"k":{"type":"boolean"}{{(properties.Length > 0 ? "," : "")}}{{properties}}},"required":[{{string.Join(',', required.Select(name => $"\"{name}\""))}}]}""";

    private static string Tagged(string property, params string[] tags) =>
        """{"oneOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"b":{"type":"string"}}}],"discriminator":{"propertyName":""" + Quoted(property)
        + ""","mapping":{""" + string.Join(',', tags.Select(tag => Quoted(tag) + ":\"#/components/schemas/T\"")) + "}}}";

    private static string Quoted(string text) => '"' + text + '"';
}

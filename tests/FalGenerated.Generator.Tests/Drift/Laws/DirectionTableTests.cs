using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>The table of directions, row by row: each edit in a request and in a response, at the top and at any depth.</summary>
public sealed class DirectionTableTests
{
    private const string S = """{"type":"string"}""", N = """{"type":"number"}""", I = """{"type":"integer"}""", K = """{"type":"object","properties":{"k":{"type":"boolean"}}}""";

    /// <summary>Old, new, what a request says and what a response says: level, rule, and the rest of the place.</summary>
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { K, O("p", S, required: true), "Breaking property-added-required .p", "Info property-added .p" },
        { K, O("p", S), "Info property-added-optional .p", "Info property-added .p" },
        { Closed(K), Closed(O("p", S)), "Info property-added-optional .p", "Warning property-added .p" },
        { O("p", S, required: true), K, "Warning property-removed .p", "Breaking required-property-removed .p" },
        { O("p", S), K, "Warning property-removed .p", "Warning optional-property-removed .p" },
        { Closed(O("p", S)), Closed(K), "Breaking property-removed .p", "Warning optional-property-removed .p" },
        { O("p", S), O("p", S, required: true), "Breaking property-became-required .p", "Info property-became-required .p" },
        { O("p", S, required: true), O("p", S), "Info property-became-optional .p", "Breaking property-became-optional .p" },
        { E("a", "b"), E("a"), "Breaking enum-value-removed", "Info enum-value-removed" },
        { E("a"), E("a", "b"), "Info enum-value-added", "Breaking enum-value-added" },
        { S, E("a"), "Breaking became-enum", "Info became-enum" },
        { E("a"), S, "Info enum-lifted", "Breaking enum-lifted" },
        { $$"""{"anyOf":[{{S}},{{I}},{{K}}]}""", $$"""{"anyOf":[{{S}},{{K}}]}""", "Breaking union-arm-removed |integer", "Info union-arm-removed |integer" },
        { S, $$"""{"oneOf":[{{S}},{{K}}]}""", "Info union-arm-added |object", "Breaking union-arm-added |object" },
        { """{"type":"number","maximum":9}""", """{"type":"number","maximum":8}""", "Breaking maximum-lowered", "Info maximum-lowered" },
        { """{"type":"number","maximum":9}""", N, "Info maximum-removed", "Warning maximum-raised" },
        { """{"type":"number","minimum":1}""", """{"type":"number","exclusiveMinimum":1}""", "Breaking minimum-raised", "Info minimum-raised" },
        { """{"type":"array","minItems":2}""", """{"type":"array","minItems":1}""", "Info min-items-lowered", "Warning min-items-lowered" },
        { N, I, "Breaking type-narrowed", "Info type-narrowed" },
        { I, N, "Info type-widened", "Breaking type-widened" },
        { "{}", S, "Breaking type-narrowed", "Info type-narrowed" },
        { S, N, "Breaking type-changed", "Breaking type-changed" },
        { S, """{"type":["null","string"]}""", "Info became-nullable", "Breaking became-nullable" },
        { O("p", S), O("p", """{"type":"string","nullable":true}"""), "Info became-nullable .p", "Warning became-nullable .p" },
        { """{"type":"string","nullable":true}""", S, "Breaking became-not-nullable", "Info became-not-nullable" },
        { $$"""{"type":"object","additionalProperties":{{N}}}""", $$"""{"type":"object","additionalProperties":{{I}}}""", "Breaking type-narrowed {}", "Info type-narrowed {}" },
        { K, Closed(K), "Breaking additional-properties-closed", "Info additional-properties-closed" },
        { Closed(K), K, "Info additional-properties-opened", "Info additional-properties-opened" },
        { """{"type":"string","default":"a"}""", """{"type":"string","default":"b"}""", "Warning default-changed", "Info default-changed" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Edit_InEachDirectionAndDepth_HasTheVerdictOfTheTable(string old, string now, string request, string response)
    {
        foreach ((string place, Func<string, string> wrap) in Depths)
        {
            Assert.Equal([Line(request, "request-", "body" + place)], Doc.Lines(Doc.Request(wrap(old)), Doc.Request(wrap(now))));
            Assert.Equal([Line(request, "request-parameter-", "query.q" + place)], Doc.Lines(Doc.Parameter(wrap(old)), Doc.Parameter(wrap(now))));
            Assert.Equal([Line(response, "response-", "200" + place)], Doc.Lines(Doc.Response(wrap(old)), Doc.Response(wrap(now))));
        }
    }

    private static readonly (string Place, Func<string, string> Wrap)[] Depths =
    [
        ("", schema => schema),
        (".w", schema => """{"type":"object","properties":{"w":""" + schema + """},"required":["w"]}"""),
        ("[]", schema => """{"type":"array","items":""" + schema + "}"),
        ("{}", schema => """{"type":"object","additionalProperties":""" + schema + "}"),
        (".w[]{}", schema => """{"type":"object","properties":{"w":{"type":"array","items":{"type":"object","additionalProperties":""" + schema + """}}},"required":["w"]}"""),
    ];

    private static string Line(string verdict, string prefix, string place)
    {
        string[] parts = verdict.Split(' ');
        return $"{parts[0]} {prefix}{parts[1]} {place}{(parts.Length > 2 ? parts[2] : "")}";
    }

    private static string O(string name, string schema, bool required = false) =>
        """{"type":"object","properties":{"k":{"type":"boolean"},""" + $"\"{name}\":{schema}}},\"required\":[{(required ? $"\"{name}\"" : "")}]}}";

    private static string E(params string[] values) => """{"type":"string","enum":[""" + string.Join(',', values.Select(value => $"\"{value}\"")) + "]}";

    private static string Closed(string schema) => schema[..^1] + ""","additionalProperties":false}""";
}

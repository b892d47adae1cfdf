using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>Keywords that only refuse values, judged by the direction in which they move.</summary>
public sealed class ConstraintTests
{
    /// <summary>Narrower on the right: breaking in a request, harmless in a response; and the other way round.</summary>
    public static TheoryData<string, string> Narrowed => new()
    {
        { """{"type":"array","prefixItems":[{"type":["string","integer"]}]}""", """{"type":"array","prefixItems":[{"type":"string"}]}""" },
        { """{"type":"object"}""", """{"type":"object","not":{"required":["x"]}}""" },
        { """{"type":"object","not":{"required":["x","y"]}}""", """{"type":"object","not":{"required":["x"]}}""" },
        { """{"type":"object","dependentRequired":{"a":["b"]}}""", """{"type":"object","dependentRequired":{"a":["b","c"]}}""" },
        { """{"type":"object"}""", """{"type":"object","dependentSchemas":{"a":{"required":["b"]}}}""" },
        { """{"if":{"required":["a"]},"then":{"required":["b"]}}""", """{"if":{"required":["a"]},"then":{"required":["b","c"]}}""" },
        { """{"if":{"required":["a","d"]},"then":{"required":["b"]}}""", """{"if":{"required":["a"]},"then":{"required":["b"]}}""" },
        { """{"if":{"required":["a"]},"else":{"required":["b"]}}""", """{"if":{"required":["a","d"]},"else":{"required":["b"]}}""" },
        { """{"type":"object","patternProperties":{"^x":{"type":"number"}}}""", """{"type":"object","patternProperties":{"^x":{"type":"integer"}}}""" },
    };

    [Theory]
    [MemberData(nameof(Narrowed))]
    public void Change_ThatOnlyNarrows_BreaksRequests_AndItsReverseBreaksResponses(string wide, string narrow)
    {
        Assert.Contains(Doc.Lines(Doc.Request(wide), Doc.Request(narrow)), line => line.StartsWith("Breaking", StringComparison.Ordinal));
        Assert.All(Doc.Lines(Doc.Request(narrow), Doc.Request(wide)), line => Assert.StartsWith("Info", line, StringComparison.Ordinal));
        Assert.Contains(Doc.Lines(Doc.Response(narrow), Doc.Response(wide)), line => line.StartsWith("Breaking", StringComparison.Ordinal));
        Assert.All(Doc.Lines(Doc.Response(wide), Doc.Response(narrow)), line => Assert.StartsWith("Info", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("string", "\"pattern\":\"^a\"", "pattern")]
    [InlineData("array", "\"contains\":{\"type\":\"string\"}", "contains")]
    [InlineData("object", "\"propertyNames\":{\"maxLength\":3}", "propertyNames")]
    [InlineData("object", "\"maxProperties\":3", "maxProperties")]
    public void Constraint_ThatReadersDoNotCheck_IsAWarningWhereItGoes(string type, string keyword, string name)
    {
        string with = $$"""{"type":"{{type}}",{{keyword}}}""";
        string without = $$"""{"type":"{{type}}"}""";

        Assert.Equal(["Warning response-constraint-removed 200"], Doc.Lines(Doc.Response(with), Doc.Response(without)));
        Assert.Contains($"'{name}'", Assert.Single(Doc.Compare(Doc.Response(with), Doc.Response(without))).Message, StringComparison.Ordinal);
        Assert.Contains("Breaking", Assert.Single(Doc.Lines(Doc.Request(without), Doc.Request(with))), StringComparison.Ordinal);
    }

    [Fact]
    public void If_WithThenAndElse_MayDoBoth_SoItIsNotJudged() =>
        Assert.Equal(["Warning unclassified-change body"], Doc.Lines(
            Doc.Request("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"""),
            Doc.Request("""{"if":{"required":["d"]},"then":{"required":["b"]},"else":{"required":["c"]}}""")));

    [Fact]
    public void Not_ThatHoldsItself_Ends() =>
        Assert.NotEmpty(Doc.Lines(
            Doc.Request("""{"$ref":"#/components/schemas/N"}""", """{"N":{"not":{"$ref":"#/components/schemas/N"},"required":["a"]}}"""),
            Doc.Request("""{"$ref":"#/components/schemas/N"}""", """{"N":{"not":{"$ref":"#/components/schemas/N"},"required":["a","b"]}}""")));

    [Theory]
    [InlineData("string", "integer", "Breaking response-type-changed body")]
    [InlineData("integer", "number", "Breaking response-type-widened body")]
    [InlineData("number", "integer", "Info response-type-narrowed body")]
    public void Webhook_Body_IsRead(string old, string now, string expected) =>
        Assert.Equal([expected], Doc.Lines(Hook(old), Hook(now)));

    private static string Hook(string type) =>
        Doc.Whole("{}", more: ""","webhooks":{"done":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"TYPE"}}}}}}}""".Replace("TYPE", type, StringComparison.Ordinal));
}

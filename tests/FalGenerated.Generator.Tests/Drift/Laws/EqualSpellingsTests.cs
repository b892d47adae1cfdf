using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Laws;

/// <summary>Spellings of one contract compare as equal, in both directions of travel and both ways round, and have one digest.</summary>
public sealed class EqualSpellingsTests
{
    private const string Shared = """{"S":{"type":"string"},"A":{"$ref":"#/components/schemas/S"},"B":{"$ref":"#/components/schemas/A"},"a/b~c d":{"type":"string"},"O":{"type":"object","properties":{"p":{"type":"integer"}},"required":["p"]}}""";

    public static TheoryData<string, string> Schemas => new()
    {
        { """{"type":"number","minimum":10}""", """{"minimum":1e1,"type":"number"}""" },
        { """{"type":"number","default":10}""", """{"type":"number","default":10.00}""" },
        { """{"type":"string","enum":["a","b"]}""", """{"type":"string","enum":["b","a","b"]}""" },
        { """{"type":"string","enum":["a"]}""", """{"type":"string","enum":["\u0061"]}""" },
        { """{"type":"string"}""", """{"type":"string","nullable":false,"deprecated":false,"minLength":0,"readOnly":false,"writeOnly":false}""" },
        { """{"type":"array"}""", """{"type":"array","minItems":0,"uniqueItems":false,"items":{}}""" },
        { """{"type":"object"}""", """{"type":"object","required":[],"additionalProperties":true}""" },
        { """{"type":"object","additionalProperties":{}}""", """{"type":"object","properties":{}}""" },
        { """{"type":"string"}""", """{"$ref":"#/components/schemas/S"}""" },
        { """{"$ref":"#/components/schemas/S"}""", """{"$ref":"#/components/schemas/B"}""" },
        { """{"type":"string"}""", """{"$ref":"#/components/schemas/a~1b~0c%20d"}""" },
        { """{"$ref":"#/components/schemas/O"}""", """{"allOf":[{"$ref":"#/components/schemas/O"}]}""" },
        { """{"$ref":"#/components/schemas/O"}""", """{"allOf":[{"type":"object"},{"properties":{"p":{"type":"integer"}}},{"required":["p"]}]}""" },
        { """{"$ref":"#/components/schemas/O"}""", """{"type":"object","allOf":[{"properties":{"p":{"type":"integer"}}}],"required":["p","p"]}""" },
        { """{"anyOf":[{"type":"string"},{"anyOf":[{"type":"integer"},{"type":"boolean"}]}]}""", """{"anyOf":[{"type":"boolean"},{"type":"string"},{"type":"integer"}]}""" },
        { """{"anyOf":[{"type":"string","enum":["a"]},{"type":"string","enum":["b"]}]}""", """{"type":"string","enum":["a","b"]}""" },
        { """{"anyOf":[{"const":"a"},{"const":"b"}]}""", """{"enum":["a","b"]}""" },
        { """{"type":"string","enum":["a"]}""", """{"type":"string","const":"a"}""" },
        { """{"enum":["a"]}""", """{"const":"a"}""" },
        { """{"type":"string","nullable":true}""", """{"type":["string","null"]}""" },
        { """{"type":"string","nullable":true}""", """{"anyOf":[{"type":"string"},{"type":"null"}]}""" },
        { """{"type":"string","nullable":true}""", """{"oneOf":[{"type":"null"},{"type":"string"}]}""" },
        { """{"type":"string","enum":["a","b"],"nullable":true}""", """{"type":"string","enum":["a","b",null]}""" },
        { """{"allOf":[{"$ref":"#/components/schemas/O"}],"nullable":true}""", """{"anyOf":[{"$ref":"#/components/schemas/O"},{"type":"null"}]}""" },
        { """{"anyOf":[{"type":"number","minimum":1.1},{"type":"null"}],"title":"T"}""", """{"type":["number","null"],"minimum":1.1,"title":"T"}""" },
        { """{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}""", """{"anyOf":[{"type":"string","nullable":true},{"type":"integer"}]}""" },
        { """{"type":["string","integer"],"minLength":1,"maximum":3}""", """{"anyOf":[{"type":"integer","maximum":3},{"type":"string","minLength":1}]}""" },
        { """{"type":"integer","exclusiveMinimum":0}""", """{"type":"integer","minimum":0,"exclusiveMinimum":true}""" },
        { """{"type":"integer","exclusiveMinimum":0}""", """{"type":"integer","minimum":1}""" },
        { """{"type":"integer","exclusiveMaximum":9007199254740993}""", """{"type":"integer","maximum":9007199254740992}""" },
        { """{"type":"number","exclusiveMaximum":4}""", """{"type":"number","maximum":4,"exclusiveMaximum":true}""" },
        { """{"type":"number","minimum":4,"exclusiveMinimum":false}""", """{"type":"number","minimum":4}""" },
        { """{"not":{"type":"string","enum":["a"]}}""", """{"not":{"enum":["a"],"type":"string"}}""" },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Schemas_SpelledInTwoWays_AreEqual(string one, string other)
    {
        foreach (Func<string, string, string> document in (Func<string, string, string>[])[Doc.Request, Doc.Response, Doc.Parameter])
        {
            AssertEqual(document(one, Shared), document(other, Shared));
        }
    }

    public static TheoryData<string, string> Documents => new()
    {
        // References to parameters, bodies and responses; parameters of the path item.
        {
            Doc.Whole("""{"/a":{"parameters":[{"name":"q","in":"query","schema":{"type":"string"}}],"post":{"requestBody":{"content":{"a/b":{}}},"responses":{"200":{"description":"d"}}}}}"""),
            Doc.Whole("""{"/a":{"post":{"parameters":[{"$ref":"#/components/parameters/Q"}],"requestBody":{"$ref":"#/components/requestBodies/B"},"responses":{"200":{"$ref":"#/components/responses/R"}}}}}""", """{"parameters":{"Q":{"name":"q","in":"query","required":false,"style":"form","explode":true,"schema":{"type":"string"}}},"requestBodies":{"B":{"required":false,"content":{"A/B; charset=utf-8":{}}}},"responses":{"R":{"description":"d"}}}""")
        },
        // A path item by reference.
        {
            Doc.Whole("""{"/a":{"get":{"summary":"s"}}}"""),
            Doc.Whole("""{"/a":{"$ref":"#/components/pathItems/P"}}""", """{"pathItems":{"P":{"get":{"summary":"s"}}}}""")
        },
        // Security at the document or at each operation; a renamed scheme.
        {
            Doc.Whole("""{"/a":{"get":{}},"/b":{"get":{}}}""", """{"securitySchemes":{"k":{"type":"apiKey","in":"header","name":"Authorization"}}}""", ",\"security\":[{\"k\":[]}]"),
            Doc.Whole("""{"/a":{"get":{"security":[{"key":[]}]}},"/b":{"get":{"security":[{"key":[]}]}}}""", """{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"authorization"}}}""")
        },
        // An HTTP scheme's name in another case.
        {
            Doc.Whole("""{"/a":{"get":{"security":[{"k":[]}]}}}""", """{"securitySchemes":{"k":{"type":"http","scheme":"Bearer"}}}"""),
            Doc.Whole("""{"/a":{"get":{"security":[{"k":[]}]}}}""", """{"securitySchemes":{"k":{"type":"http","scheme":"bearer"}}}""")
        },
        // Server and path joined; a slash at the end of a server.
        {
            Doc.Whole("""{"/v1/a":{"get":{}}}""", more: ",\"servers\":[{\"url\":\"https://a.example\"}]"),
            Doc.Whole("""{"/a":{"get":{}}}""", more: ",\"servers\":[{\"url\":\"https://A.example:443/v1/\"}]")
        },
        { Doc.Whole("{}"), Doc.Whole(" { } ").Replace(",", " ,\n\t", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Documents_SpelledInTwoWays_AreEqual(string one, string other) => AssertEqual(one, other);

    [Fact]
    public void Placeholder_Renamed_IsOnlyARename()
    {
        string old = Doc.Whole("""{"/a/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}]}}}""");
        string now = Doc.Whole("""{"/a/{key}":{"get":{"parameters":[{"name":"key","in":"path","required":true,"schema":{"type":"string"}}]}}}""");

        Assert.Equal(["Info path-parameter-renamed"], Doc.Lines(old, now));
    }

    private static void AssertEqual(string one, string other)
    {
        Assert.Empty(Doc.Lines(one, other));
        Assert.Empty(Doc.Lines(other, one));
        Assert.Equal(ContractDigest.Of(Doc.Read(one)), ContractDigest.Of(Doc.Read(other)));
    }
}

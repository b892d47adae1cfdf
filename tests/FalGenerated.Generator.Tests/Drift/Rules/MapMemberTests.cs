using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Rules;

/// <summary>A member that gets a name was one of the map's values before; one that loses its name becomes one.</summary>
public sealed class MapMemberTests
{
    private const string Texts = """{"type":"object","additionalProperties":{"type":"string"}}""";

    [Fact]
    public void Member_NamedWithAnotherTypeThanTheMaps_IsBreakingBothWays()
    {
        string named = Named("number");

        Assert.Equal(["Breaking request-type-changed body.a", "Info request-property-added-optional body.a"], Doc.Lines(Doc.Request(Texts), Doc.Request(named)));
        Assert.Equal(["Breaking response-type-changed 200.a", "Info response-property-added 200.a"], Doc.Lines(Doc.Response(Texts), Doc.Response(named)));
        Assert.Equal(["Breaking request-type-changed body.a", "Warning request-property-removed body.a"], Doc.Lines(Doc.Request(named), Doc.Request(Texts)));
        Assert.Equal(["Breaking response-type-changed 200.a", "Warning response-optional-property-removed 200.a"], Doc.Lines(Doc.Response(named), Doc.Response(Texts)));
    }

    [Fact]
    public void Member_NamedWithTheTypeOfTheMap_IsOnlyNew()
    {
        Assert.Equal(["Info request-property-added-optional body.a"], Doc.Lines(Doc.Request(Texts), Doc.Request(Named("string"))));
        Assert.Equal(["Info response-property-added 200.a"], Doc.Lines(Doc.Response(Texts), Doc.Response(Named("string"))));
    }

    [Fact]
    public void Member_OfAnOpenObject_IsOnlyNew() =>
        Assert.Equal(["Info response-property-added 200.a"], Doc.Lines(Doc.Response("""{"type":"object"}"""), Doc.Response("""{"type":"object","properties":{"a":{"type":"number"}}}""")));

    private static string Named(string type) => $$$"""{"type":"object","properties":{"a":{"type":"{{{type}}}"}},"additionalProperties":{"type":"string"}}""";
}

using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Passes;

/// <summary>What fal writes beside a schema about the files that it takes.</summary>
public sealed class LimitsPassTests
{
    private const string A = "/components/schemas/ThingMakeInput/properties/a/description";

    [Theory]
    [InlineData("""{"type":"string","description":"A.","x-fal":{"max_file_size":104857600,"min_duration":2,"max_duration":10.05,"timeout":30}}""", "A.\\nLimits: at most 104857600 bytes; 2 to 10.05 seconds long; fetched by the service within 30 seconds.")]
    [InlineData("""{"type":"string","max_width":7000,"max_height":7000,"limit_description":"Max width: 7000px"}""", "Limits: at most 7000 pixels wide; at most 7000 pixels high.")]
    [InlineData("""{"type":"string","x-fal":{"min_aspect_ratio":0.40,"max_aspect_ratio":2.5,"min_fps":24,"max_fps":60}}""", "Limits: width by height 0.4 to 2.5; 24 to 60 frames per second.")]
    [InlineData("""{"type":"string","limit_description":"Three faces at most."}""", "Limits: Three faces at most.")]
    [InlineData("""{"type":"string","x-fal":{"max_faces":3,"field":"image"}}""", "Limits: max faces 3.")]
    [InlineData("""{"anyOf":[{"type":"string","x-fal":{"min_width":300,"max_width":300}},{"type":"null"}]}""", "Limits: exactly 300 pixels wide.")]
    [InlineData("""{"anyOf":[{"type":"array","items":{"type":"string","x-fal":{"min_file_size":1}}},{"type":"null"}],"description":"Some."}""", "Some.\\nLimits of each: at least 1 bytes.")]
    [InlineData("""{"type":"string","maxLength":5}""", "The wire member \\\"a\\\".")]
    [InlineData("""{"type":"string","x-fal":{"max_file_size":"big","timeout":null}}""", "The wire member \\\"a\\\".")]
    public void Limit_BesideASchema_IsInTheDescription(string schema, string description)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties($$"""{"a":{{schema}}}"""));

        Assert.Equal($"\"{description}\"", contract.NormalizedText(A));
    }

    [Fact]
    public void Limits_OfMembersOfMembers_HaveTheirPath()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(
            """{"prompt":{"type":"string","minLength":1,"maxLength":10},"parts":{"type":"array","maxItems":2,"items":{"$ref":"#/components/schemas/Part"}},"cfg":{"type":"number","exclusiveMinimum":0,"maximum":1e1}}""",
            """ "Part":{"type":"object","properties":{"urls":{"type":"array","items":{"type":"array","items":{"type":"string","x-fal":{"max_file_size":9}}}},"part":{"$ref":"#/components/schemas/Part"}}},"""));

        string limits = contract.NormalizedText("/x-csharp-limits");

        Assert.Contains("""{"path":"prompt","kind":"MinLength","value":"1"},{"path":"prompt","kind":"MaxLength","value":"10"}""", limits, StringComparison.Ordinal);
        Assert.Contains("""{"path":"parts","kind":"MaxItems","value":"2"}""", limits, StringComparison.Ordinal);
        Assert.Contains("""{"path":"parts[].urls[][]","kind":"MaxFileSize","value":"9"}""", limits, StringComparison.Ordinal);
        Assert.Contains("""{"path":"cfg","kind":"ExclusiveMinimum","value":"0"},{"path":"cfg","kind":"Maximum","value":"10"}""", limits, StringComparison.Ordinal);
    }
}

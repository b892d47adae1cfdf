using System.Text.Json;
using FalGenerated.BytedanceUpscaler;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Vectors;

public sealed class ValidateVectorTests
{
    public static TheoryData<string> Names => VectorFile.Names("validate");

    [Theory]
    [MemberData(nameof(Names))]
    public void Rules_GiveTheCodes(string name)
    {
        JsonElement vector = VectorFile.Find("validate", name);
        JObject input = VectorFile.Json(vector, "input")!;

        IReadOnlyList<Finding> findings = UpscaleRules.Check(
            new UpscaleRequest(input), VideoFacts.Of(vector), isFalService: VectorFile.Text(vector, "service") != "other", now: null);

        Assert.Equal(Codes(vector, "refusals"), findings.Where(finding => finding.Refuses).Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Codes(vector, "warnings"), findings.Where(finding => !finding.Refuses).Select(finding => finding.Code).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Codes(JsonElement vector, string member) =>
        vector.GetProperty(member).EnumerateArray().Select(code => code.GetString()!).Order(StringComparer.Ordinal);
}

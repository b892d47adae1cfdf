using System.Text.Json;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;
using FalGenerated.Wire;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Vectors;

public sealed class SerialiseVectorTests
{
    public static TheoryData<string> Names => VectorFile.Names("serialise");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Submit_OfTheInput_SendsTheBody(string name)
    {
        JsonElement vector = VectorFile.Find("serialise", name);
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(200, Fal.Accepted));
        UpscaleVideoInput input = FalJson.Read<UpscaleVideoInput>(vector.GetProperty("input").GetRawText())!;
        IEnumerable<JProperty> extra = VectorFile.Json(vector, "extra")?.Properties() ?? [];
        SubmitOptions options = new() { ExtraBody = extra.ToDictionary(member => member.Name, member => member.Value) };

        await Fal.Client(wire).Upscaler.SubmitAsync(input, options, TestContext.Current.CancellationToken);

        Assert.Equal(VectorFile.Text(vector, "body"), Assert.Single(wire.Requests).Body);
    }
}

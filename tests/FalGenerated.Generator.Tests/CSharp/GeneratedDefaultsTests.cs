extern alias sdk;

using System.Net;
using System.Text;
using FalGenerated.Generator.Tests.Support;
using sdk::FalGenerated;
using sdk::FalGenerated.Wire;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>A generated endpoint pays once for an input whose defaults are written out and for the same one without them.</summary>
public sealed class GeneratedDefaultsTests
{
    private const string Properties = """
        {"prompt":{"type":"string"},"tier":{"type":"string","enum":["fast","pro"],"default":"fast"},"note":{"type":"string","default":"a \"b\" {c}"},
         "scale":{"type":"number","default":1.50},"steps":{"type":"integer","default":30},"safe":{"type":"boolean","default":true},
         "list":{"type":"array","items":{"type":"string"},"default":["x","y"]},
         "size":{"type":"object","properties":{"width":{"type":"integer"},"height":{"type":"integer"}},"default":{"width":512,"height":256}}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","tier":"fast"}""", 1)]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","note":"a \"b\" {c}"}""", 1)]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","scale":1.5,"steps":30,"safe":true}""", 1)]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","list":["x","y"],"size":{"height":256,"width":512}}""", 1)]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","tier":"pro"}""", 2)]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","list":["y","x"]}""", 2)]
    [InlineData("""{"prompt":"p"}""", """{"prompt":"p","scale":1.51}""", 2)]
    public async Task Default_WrittenOut_IsTheSameInputAsWithoutIt(string first, string second, int submits)
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(Properties));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token);
        Assert.Equal([], code.Problems);
        using AcceptingHandler wire = new();
        using HttpClient http = new(wire);
        using FalClient fal = new(new FalOptions { ApiKey = "id:secret" }, http);
        dynamic client = Activator.CreateInstance(code.Assembly!.GetType("Acme.Thing.ThingMakeClient")!, (FalContext)fal)!;

        await client.SubmitAsync((dynamic)Input(code, first), new SubmitOptions { ReuseSameInput = true }, Token);
        await client.SubmitAsync((dynamic)Input(code, second), new SubmitOptions { ReuseSameInput = true }, Token);

        Assert.Equal(submits, wire.Submits);
    }

    [Fact]
    public async Task Contract_WithoutDefaults_PrintsNone()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());

        Assert.DoesNotContain("ContractDefaults", (await GeneratedCode.FromAsync(contract, Token)).Text, StringComparison.Ordinal);
    }

    private static object Input(GeneratedCode code, string json) => typeof(FalJson).GetMethods()
        .Single(method => method.Name == "Read" && method.GetParameters()[0].ParameterType == typeof(string))
        .MakeGenericMethod(code.Assembly!.GetType("Acme.Thing.ThingMakeInput")!).Invoke(null, [json])!;

    private sealed class AcceptingHandler : HttpMessageHandler
    {
        public int Submits { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            const string Job = "https://queue.fal.run/acme/thing/requests/r1";
            Submits += request.Method == HttpMethod.Post ? 1 : 0;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent(
                    $$"""{"status":"IN_QUEUE","request_id":"r1","response_url":"{{Job}}","status_url":"{{Job}}/status","cancel_url":"{{Job}}/cancel"}""", Encoding.UTF8, "application/json"),
            });
        }
    }
}

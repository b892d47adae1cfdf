using System.Net;
using System.Net.Mime;
using System.Text;
using FalGenerated.Generator.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>Generated types as arguments and results of a minimal API, which uses System.Text.Json with its defaults for the web.</summary>
public sealed class MinimalApiTests
{
    private const string Properties = """
        {"prompt":{"type":"string"},"num_steps":{"type":"integer"},"guidance":{"type":"number"},"tier":{"type":"string","enum":["fast","pro"]},"level":{"type":"integer","enum":[1,2]},
         "image_size":{"anyOf":[{"$ref":"#/components/schemas/Size"},{"type":"string","enum":["square_hd"]}]},"rate":{"anyOf":[{"type":"integer"},{"type":"string"}]},
         "mask":{"$ref":"#/components/schemas/File"},"loras":{"type":"array","items":{"$ref":"#/components/schemas/Lora"}},"free":{"type":"object","additionalProperties":true}}
        """;

    private const string Types = """
         "Size":{"type":"object","properties":{"width":{"type":"integer"},"height":{"type":"integer","nullable":true}}},
         "Lora":{"type":"object","required":["path"],"properties":{"path":{"type":"string"},"scale":{"type":"number"}}},
         "File":{"type":"object","required":["url"],"properties":{"url":{"type":"string"},"content_type":{"type":"string"}}},
        """;

    private const string Use = """
        using FalGenerated;
        using FalGenerated.BytedanceUpscaler;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Logging;

        namespace Acme.Thing;

        public static class Use
        {
            public static WebApplication App()
            {
                WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Logging.ClearProviders();
                WebApplication app = builder.Build();
                app.MapPost("/read", (ThingMakeInput input) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
                    $"{input.Prompt}|{input.NumSteps}|{input.Guidance}|{input.Tier == Tier.Pro}|{input.Level?.Value}|{input.ImageSize?.TryGetObject(out _)}|{input.Rate?.Number}|{input.Mask?.ContentType}|{input.Loras?[0].Scale}|{input.AdditionalProperties.Count}"));
                app.MapPost("/echo", (ThingMakeInput input) => input);
                app.MapPost("/parts", (List<ThingMakeInput> inputs) => new { Size = inputs[0].ImageSize, inputs[0].Tier, inputs[0].Level, inputs[0].Rate, inputs[0].Mask, inputs[0].Loras, NoSize = inputs[1].ImageSize });
                app.MapPost("/options", (UpscaleOptions options) => $"{options.TargetResolution} {options.ScaleRatio is null}");
                app.MapPost("/input", (UpscaleOptions options) => options.For("https://example.org/v.mp4"));
                return app;
            }
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MinimalApi_ReadsAndWritesGeneratedTypes_AsTheWireHasThem()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(Properties, Types));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token, Use);
        await using WebApplication app = code.Run<WebApplication>("App");
        await app.StartAsync(Token);
        using HttpClient caller = new() { BaseAddress = new Uri(app.Urls.Single()) };

        const string Whole = """{"free":{"a":null},"guidance":1.1,"image_size":{"width":1},"level":2,"loras":[{"path":"p","scale":0.5}],"mask":{"url":"u","content_type":"image/png"},"num_steps":9007199254740993,"prompt":"a","rate":"192k","tier":"pro","new_member":{"x":[1.10]}}""";
        Assert.Equal((HttpStatusCode.OK, "a|9007199254740993|1.1|True|2|True||image/png|0.5|1"), await PostAsync(caller, "read", Whole));
        Assert.Equal((HttpStatusCode.OK, Whole.Replace("1.10", "1.1", StringComparison.Ordinal)), await PostAsync(caller, "echo", Whole));
        Assert.Equal((HttpStatusCode.OK, """{"prompt":"a"}"""), await PostAsync(caller, "echo", """{"prompt":"a","guidance":null,"image_size":null,"tier":null}"""));
        Assert.Equal((HttpStatusCode.OK, """{"image_size":"square_hd","rate":5,"tier":"newer"}"""), await PostAsync(caller, "echo", """{"image_size":"square_hd","rate":5,"tier":"newer"}"""));
        Assert.Equal((HttpStatusCode.BadRequest, ""), await PostAsync(caller, "echo", """{"num_steps":"many"}"""));
        Assert.Equal(
            (HttpStatusCode.OK, """{"size":{"width":1},"tier":"pro","level":2,"rate":"192k","mask":{"url":"u","content_type":"image/png"},"loras":[{"path":"p","scale":0.5}],"noSize":null}"""),
            await PostAsync(caller, "parts", $"[{Whole},{{}}]"));
        Assert.Equal((HttpStatusCode.OK, "4k True"), await PostAsync(caller, "options", """{"target_resolution":"4k"}"""));
        Assert.Equal((HttpStatusCode.OK, """{"video_url":"https://example.org/v.mp4","target_resolution":"4k"}"""), await PostAsync(caller, "input", """{"target_resolution":"4k"}"""));
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(HttpClient caller, string path, string json)
    {
        using StringContent content = new(json, Encoding.UTF8, MediaTypeNames.Application.Json);
        using HttpResponseMessage answer = await caller.PostAsync(new Uri(path, UriKind.Relative), content, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}

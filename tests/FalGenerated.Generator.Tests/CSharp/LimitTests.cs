using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>The limits of a contract, as its client checks them before a submit costs anything.</summary>
public sealed class LimitTests
{
    private const string Properties = """
        {"prompt":{"type":"string","minLength":2,"maxLength":3},"steps":{"type":"integer","minimum":1,"maximum":4},"cfg":{"type":"number","exclusiveMinimum":0},
         "image_urls":{"type":"array","maxItems":2,"items":{"type":"string","x-fal":{"max_file_size":4}}},
         "video_url":{"anyOf":[{"type":"string","x-fal":{"min_duration":2,"max_duration":10.05,"max_width":100,"min_aspect_ratio":0.5,"max_fps":60}},{"type":"null"}]}}
        """;

    private const string Use = """
        using FalGenerated;
        using FalGenerated.Video;

        namespace Acme.Thing;

        public static class Use
        {
            public static string Broken() => Findings(
                new() { Prompt = "é😀xy", Steps = 0, Cfg = 0, ImageUrls = ["data:;base64,AAAAAAA=", "data:,abc", "https://example.org/c"], VideoUrl = "https://example.org/v" },
                new() { ["https://example.org/c"] = new() { Bytes = 5 }, ["https://example.org/v"] = new() { Seconds = 10.06m, Size = new PixelSize(101, 300), FramesPerSecond = 61 } });

            public static string Kept() => Findings(
                new() { Prompt = "é😀", Steps = 4, Cfg = 0.1m, ImageUrls = ["data:;base64,AAAAAA=="], VideoUrl = "https://example.org/v" },
                new() { ["https://example.org/v"] = new() { Seconds = 10.05m, Size = new PixelSize(100, 200), FramesPerSecond = 60 } });

            public static string Unknown() => Findings(new() { VideoUrl = "https://example.org/v" }, []);

            public static string Submitted()
            {
                using FalClient fal = new(new FalOptions { ApiKey = "id:secret" });
                try
                {
                    fal.ThingMake.SubmitAsync(new() { Steps = 5 }).GetAwaiter().GetResult();
                    return "sent";
                }
                catch (FalRefusedException refused)
                {
                    return refused.Findings.Single().Message;
                }
            }

            private static string Findings(ThingMakeInput input, Dictionary<string, MediaFacts> media)
            {
                using FalClient fal = new(new FalOptions { ApiKey = "id:secret" });
                return string.Join(' ', fal.ThingMake.Validate(input, media).Select(finding => finding.Code + "=" + finding.Numbers["actual"].ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)));
            }
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limits_OfTheContract_AreFindingsBeforeASubmit()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties(Properties));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token, Use);

        Assert.Equal(
            "contract_max_length=4 contract_minimum=0 contract_exclusive_minimum=0 contract_max_items=3 contract_max_file_size=5 contract_max_file_size=5 "
            + "contract_max_duration=10.06 contract_max_width=101 contract_min_aspect_ratio=0.337 contract_max_frames_per_second=61",
            code.Run<string>("Broken"));
        Assert.Equal("", code.Run<string>("Kept"));
        Assert.Equal("", code.Run<string>("Unknown"));
        Assert.Equal("steps has the value 5, and the contract takes at most 4; change it, or set SkipValidation where the service takes it by now.", code.Run<string>("Submitted"));
    }
}

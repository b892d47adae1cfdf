using FalGenerated.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;

namespace FalGenerated.Tests.Http;

/// <summary>A host may set anything for its own JSON. Our bytes do not change, and no reply makes a foreign type.</summary>
[Collection(nameof(AloneTests))]
public sealed class HostileDefaultsTests
{
    [Fact]
    public async Task DefaultsOfTheHost_ChangeNeitherBytesNorTypes()
    {
        static async Task<(string Sent, QueueStatus Status, TestOutput Output)> RoundTripAsync()
        {
            const string Typed = """{"$type":"System.IO.FileInfo, System.Private.CoreLib","fileName":"/x"}""";
            ScriptedHandler wire = new(request => ScriptedHandler.Json(
                200,
                request.Method == "POST" ? Fal.Accepted
                : request.Address.AbsolutePath.EndsWith("/status", StringComparison.Ordinal) ? $$"""{"status":"IN_QUEUE","request_id":"r1","odd":{{Typed}}}"""
                : $$"""{"video":{"url":"https://x.example/","odd":{{Typed}}},"duration":10.016}"""));
            FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(
                new() { VideoUrl = "https://x.example/é", Ratio = 1.10m }, cancellationToken: TestContext.Current.CancellationToken);
            return (
                wire.Requests[0].Body,
                await job.GetStatusAsync(cancellationToken: TestContext.Current.CancellationToken),
                await job.GetResultAsync(TestContext.Current.CancellationToken));
        }

        (string plain, _, _) = await RoundTripAsync();
#pragma warning disable RS0030 // The hostile host uses what we must not.
        Func<JsonSerializerSettings>? before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
#pragma warning restore RS0030
        {
            TypeNameHandling = TypeNameHandling.All,
            ContractResolver = new CamelCasePropertyNamesContractResolver(),
            Converters = { new StringEnumConverter() },
            NullValueHandling = NullValueHandling.Include,
            DefaultValueHandling = DefaultValueHandling.Include,
            FloatParseHandling = FloatParseHandling.Double,
            Formatting = Formatting.Indented,
        };
        try
        {
            (string sent, QueueStatus status, TestOutput output) = await RoundTripAsync();

            Assert.Equal("""{"video_url":"https://x.example/é","ratio":1.1}""", plain);
            Assert.Equal(plain, sent);
            Assert.Equal(10.016m, output.Duration);
            Assert.Equal("System.IO.FileInfo, System.Private.CoreLib", (string?)status.AdditionalProperties["odd"]["$type"]);
            Assert.Equal("/x", (string?)output.Video.AdditionalProperties["odd"]["fileName"]);
        }
        finally
        {
#pragma warning disable RS0030
            JsonConvert.DefaultSettings = before;
#pragma warning restore RS0030
        }
    }
}

using System.Net;
using Newtonsoft.Json;

namespace FalGenerated.Emulator.Tests;

/// <summary>The emulator runs in the process of a host whose default settings for JSON are its own.</summary>
[Collection(nameof(AloneTests))]
public sealed class HostileDefaultsTests
{
    [Fact]
    public async Task Input_UnderHostileDefaults_IsCheckedAsEver()
    {
#pragma warning disable RS0030 // The hostile host uses what we must not.
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = () => new JsonSerializerSettings
        {
            MissingMemberHandling = MissingMemberHandling.Error,
            NullValueHandling = NullValueHandling.Ignore,
            TypeNameHandling = TypeNameHandling.All,
            MaxDepth = 1,
        };
        try
        {
            await using var caller = await Caller.StartAsync(new FalEmulatorOptions { ManualTime = true });
            var good = await caller.SubmitAsync();
            var bad = await caller.SubmitAsync("""{"video_url":"https://example.com/in.mp4","target_fps":"31fps"}""");
            caller.Fal.Advance(TimeSpan.FromMinutes(1));

            using var output = await caller.ResultAsync(good);
            using var refusal = await caller.ResultAsync(bad);

            Assert.Equal(HttpStatusCode.OK, output.StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refusal.StatusCode);
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
#pragma warning restore RS0030
    }
}

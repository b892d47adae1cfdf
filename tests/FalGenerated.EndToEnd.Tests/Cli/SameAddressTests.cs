using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>An address is the same input as long as its content is the same one.</summary>
public sealed class SameAddressTests
{
    [Fact]
    public async Task Address_SignedAgain_HasOneJob()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await using ClipServer files = await ClipServer.StartAsync(bench.Clip);

        CliResult one = await bench.RunAsync(LineOf(bench, files, "?X-Amz-Signature=one&X-Amz-Date=20261130T000000Z"));
        CliResult two = await bench.RunAsync(LineOf(bench, files, "?X-Amz-Signature=two&X-Amz-Date=20261201T000000Z"));

        Assert.Equal((0, 0), (one.ExitCode, two.ExitCode));
        Assert.Equal((string?)one.Json()["requestId"], (string?)two.Json()["requestId"]);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Address_WithOtherContent_IsRefusedUntilAgain()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await using ClipServer files = await ClipServer.StartAsync(bench.Clip);
        CliResult one = await bench.RunAsync(LineOf(bench, files));
        files.Tag = "\"b\"";

        CliResult two = await bench.RunAsync(LineOf(bench, files));
        CliResult again = await bench.RunAsync([.. LineOf(bench, files), "--again"]);

        Assert.Equal((0, 2, 0), (one.ExitCode, two.ExitCode, again.ExitCode));
        Assert.Equal("input_changed", two.Code());
        Assert.Equal("no", (string?)two.Json()["submitted"]);
        Assert.Contains("--again", two.Error, StringComparison.Ordinal);
        Assert.Equal(2, bench.Emulator.Submits);
    }

    [Fact]
    public async Task Address_ThatIsNotProbed_IsTheSameInputWhateverItsContent()
    {
        await using CliBench bench = await CliBench.StartAsync();
        await using ClipServer files = await ClipServer.StartAsync(bench.Clip);
        string[] line = [.. LineOf(bench, files), "--seconds", "3", "--size", "640x360"];

        await bench.RunAsync(line);
        files.Tag = "\"b\"";
        CliResult two = await bench.RunAsync(line);

        Assert.Equal(0, two.ExitCode);
        Assert.Equal(1, bench.Emulator.Submits);
    }

    private static string[] LineOf(CliBench bench, ClipServer files, string query = "") =>
        ["upscale", $"{files.Address}{query}", "--server", bench.Server, "--json"];

    /// <summary>Serves one clip with a validator, by ranges.</summary>
    private sealed class ClipServer(WebApplication application) : IAsyncDisposable
    {
        public string Tag { get; set; } = "\"a\"";

        public string Address => $"{application.Urls.Single()}/clip.mp4";

        public static async Task<ClipServer> StartAsync(string clip)
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            ClipServer server = new(builder.Build());
            server.Serve(clip);
            await server.StartAsync();
            return server;
        }

        public ValueTask DisposeAsync() => application.DisposeAsync();

        private Task StartAsync() => application.StartAsync();

        private void Serve(string clip) => application.MapGet(
            "/clip.mp4", () => TypedResults.PhysicalFile(clip, "video/mp4", entityTag: EntityTagHeaderValue.Parse(Tag), enableRangeProcessing: true));
    }
}

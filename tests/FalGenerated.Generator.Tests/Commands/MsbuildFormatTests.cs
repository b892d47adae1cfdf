using System.CommandLine;
using FalGenerated.Generator.Commands;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Commands;

/// <summary>What a build with <c>FalContractCheck</c> shows.</summary>
public sealed class MsbuildFormatTests
{
    [Fact]
    public async Task Check_OfAMovedDocument_PrintsErrorsAndWarningsThatPointIntoThePin()
    {
        using TemporaryFolder folder = new();
        string pin = Repository.PathOf("openapi", "fal-ai", "bytedance-upscaler", "upscale", "video", "openapi.json");
        string text = await File.ReadAllTextAsync(pin, TestContext.Current.CancellationToken);
        string moved = folder.PathOf("moved.json");
        await File.WriteAllTextAsync(
            moved,
            text.Replace("\"1080p\",\n", "", StringComparison.Ordinal).Replace("\"default\": \"standard\"", "\"default\": \"pro\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        using StringWriter output = new();

        int code = await CheckCommand.Create()
            .Parse(["--root", Repository.PathOf("openapi"), "--from", moved, "--format", "msbuild", "--fail-on", "never"])
            .InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken);

        string[] lines = output.ToString().Split('\n');
        Assert.Equal(0, code);
        Assert.Matches(@"openapi\.json\(143,15\): error request-enum-value-removed: POST /fal-ai/.+: body\.target_resolution: the value ""1080p"" is gone\.", lines[0]);
        Assert.True(Path.IsPathRooted(lines[0]), lines[0]);
        Assert.Contains(lines, line => line.Contains("openapi.json(139,24): warning request-default-changed: ", StringComparison.Ordinal));
    }
}

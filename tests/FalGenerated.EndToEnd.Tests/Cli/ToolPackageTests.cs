using FalGenerated.EndToEnd.Tests.Kit;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>The command line as a .NET tool: packed, installed from a folder, and run. Not beside the tests that pack the same projects into the same folders.</summary>
[Collection(WithPackages.Name)]
public sealed class ToolPackageTests
{
    [Fact(Explicit = true)]
    public async Task Tool_InstalledFromAFolderFeed_Runs()
    {
        using InstalledTool tool = await InstalledTool.OfAsync("FalGenerated.Cli", "fal-upscale");
        string told = await tool.RunAsync("--version");
        string help = await tool.RunAsync("--help");
        string output = tool.PathOf("out.mp4");
        string run = await tool.RunAsync("upscale", Repository.PathOf("tests", "Media", "clip.mp4"), "--emulator", "--output", output, "--json");

        Assert.StartsWith(tool.Version, told, StringComparison.Ordinal);
        Assert.Contains("  upscale ", help, StringComparison.Ordinal);
        Assert.Contains("\"costUsd\":\"0.0216\"", run, StringComparison.Ordinal);
        Assert.True(File.Exists(output));
    }
}

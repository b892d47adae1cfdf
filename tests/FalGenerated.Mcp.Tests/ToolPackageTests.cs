using FalGenerated.Mcp.Tests.Support;

namespace FalGenerated.Mcp.Tests;

/// <summary>The server as a .NET tool: packed, installed from a folder, and spoken to over its streams.</summary>
public sealed class ToolPackageTests
{
    [Fact(Explicit = true)]
    public async Task Tool_InstalledFromAFolderFeed_Serves()
    {
        using InstalledTool tool = await InstalledTool.OfAsync("FalGenerated.Mcp", "fal-mcp");
        await using McpBench bench = await McpBench.StartAsync();
        string told = await tool.RunAsync("--version");
        await using ModelSession session = await ModelSession.OverStdioAsync(tool.Program, new Dictionary<string, string?>(), _ => { }, bench.Line("1"));

        ToolReply submitted = await session.UpscaleAsync("clip.mp4");

        Assert.StartsWith(tool.Version, told, StringComparison.Ordinal);
        Assert.StartsWith(tool.Version, session.Client.ServerInfo?.Version, StringComparison.Ordinal);
        Assert.True(submitted.IsPaid, submitted.Text);
        Assert.Equal(1, bench.Emulator.Submits);
    }
}

using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using FalGenerated.Mcp.Hosting;
using FalGenerated.Mcp.Tests.Support;
using ModelContextProtocol.Client;

namespace FalGenerated.Mcp.Tests;

/// <summary>The page of the server says what the program does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src", "FalGenerated.Mcp", "README.md"));

    /// <summary>Only the places are those of the test.</summary>
    [Fact]
    public async Task Page_Configuration_StartsAServer()
    {
        await using McpBench bench = await McpBench.StartAsync();
        using JsonDocument configuration = JsonDocument.Parse(Block().Match(Page).Groups["text"].Value);
        JsonElement server = configuration.RootElement.GetProperty("mcpServers").GetProperty("fal");
        string[] args = [.. server.GetProperty("args").EnumerateArray().Select(argument => argument.GetString()!)];
        args[Array.IndexOf(args, "--ledger") + 1] = bench.Ledger;
        args[Array.IndexOf(args, "--folder") + 1] = bench.Videos;

        await using ModelSession session = await ModelSession.InProcessAsync([.. args, "--emulator", bench.Emulator.QueueUrl.AbsoluteUri]);

        Assert.Equal("fal-mcp", server.GetProperty("command").GetString());
        Assert.Contains("The total limit is 5 USD", session.Client.ServerInstructions!, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Options_AreThoseOfTheProgram() =>
        Assert.Equal(
            new ServerCommand().Options.Where(option => option.HelpName is not null).Select(option => $"{option.Name} {option.HelpName}").Order(),
            OptionRow().Matches(Page).Select(row => row.Groups["option"].Value).Order());

    [Fact]
    public async Task Page_Arguments_AreThoseOfTheTools()
    {
        await using McpBench bench = await McpBench.StartAsync();
        await using ModelSession session = await bench.ConnectAsync();
        IList<McpClientTool> tools = await session.Client.ListToolsAsync(cancellationToken: McpBench.Token);

        Assert.Equal(tools.Select(tool => tool.Name).Order(), ToolRow().Matches(Page).Select(row => row.Groups["tool"].Value).Order());
        Assert.All(tools, tool => Assert.Equal(ArgumentsOf(tool.Name), tool.JsonSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name)));
    }

    private static string[] ArgumentsOf(string tool)
    {
        string cell = ToolRow().Matches(Page).Single(row => row.Groups["tool"].Value == tool).Groups["arguments"].Value;
        string[] names = [.. Name().Matches(cell).Select(name => name.Groups[1].Value)];
        return names is ["quote", .. var more] ? [.. ArgumentsOf("quote"), .. more] : names;
    }

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(?<option>--[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^\| `(?<tool>\w+)` \|[^|]+\|[^|]+\|(?<arguments>[^|]+)\|", RegexOptions.Multiline)]
    private static partial Regex ToolRow();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}

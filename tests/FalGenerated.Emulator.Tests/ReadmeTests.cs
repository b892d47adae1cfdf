using System.Text.RegularExpressions;
using FalGenerated.Emulator.Scenarios;

namespace FalGenerated.Emulator.Tests;

/// <summary>The emulator's README says what is there, and nothing else.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(NodeProject.Folder, "..", "..", "src", "FalGenerated.Emulator", "README.md"));

    /// <summary>Options that are explained in the text, not as a choice about the service.</summary>
    private static readonly string[] NoChoice =
    [
        nameof(FalEmulatorOptions.Key), nameof(FalEmulatorOptions.Address), nameof(FalEmulatorOptions.Port), nameof(FalEmulatorOptions.FilesPort),
        nameof(FalEmulatorOptions.Seed),
    ];

    [Fact]
    public void EveryOption_IsNamed()
    {
        var options = typeof(FalEmulatorOptions).GetProperties().Select(property => property.Name).Except(NoChoice);

        Assert.All(options, option => Assert.Contains(option, Text, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryScenario_Operation_AndKind_IsNamed()
    {
        var operations = typeof(Operations).GetFields().Select(field => (string)field.GetRawConstantValue()!).Except([Operations.Control, Operations.Unrouted]);
        var kinds = Enum.GetValues<FaultKind>().Select(kind => (string)ScenarioJson.Write(kind)!);

        Assert.All(Scenario.Names.Concat(operations).Concat(kinds), name => Assert.Contains($"`{name}", Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryJsonBlock_IsAScenarioThatApplies()
    {
        var blocks = JsonBlock().Matches(Text).Select(match => match.Groups[1].Value).ToArray();

        await using var fal = await FalEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var block in blocks)
        {
            fal.Apply(Scenario.Parse(block));
        }

        Assert.NotEmpty(blocks);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}

using System.CommandLine;
using System.Text.RegularExpressions;
using FalGenerated.Worker;

namespace FalGenerated.PostgreSql.Tests.Docs;

/// <summary>The program's page names what is there.</summary>
public sealed partial class WorkerPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src", "FalGenerated.Worker", "README.md"));

    [Fact]
    public void EveryCommandOfThePage_IsOneOfTheProgram()
    {
        string[] lines = [.. Block().Match(Page).Groups[1].Value.Split('\n').Where(line => line.StartsWith("fal-worker ", StringComparison.Ordinal))];

        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.Empty(WorkerProgram.CreateRoot(TextWriter.Null, TextWriter.Null).Parse(line["fal-worker ".Length..]).Errors));
    }

    [Fact]
    public void EveryCommandOfTheProgram_IsOnThePage() =>
        Assert.All(WorkerProgram.CreateRoot(TextWriter.Null, TextWriter.Null).Subcommands, command => Assert.Contains($"| `{command.Name}", Page, StringComparison.Ordinal));

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}

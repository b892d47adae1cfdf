using System.Text.RegularExpressions;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.NSwag;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Drift.Support;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Docs;

/// <summary>Walks the table "Where a change belongs" of CONTRIBUTING.md: each row's change is made in a copy, and each row's command run.</summary>
public sealed partial class ContributingTests : IDisposable
{
    private static readonly string[][] Rows = ReadRows();

    private readonly ContractCopy copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => [.. Rows.Select(row => row[0])];

    public void Dispose() => copy.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Place_OfARow_IsThere(string change)
    {
        string[] places = [.. Code().Matches(Row(change)[1]).Select(match => match.Groups[1].Value).Where(place => place.Contains('/', StringComparison.Ordinal))];

        Assert.All(places, place => Assert.True(
            place.Contains('*', StringComparison.Ordinal)
                ? Directory.EnumerateFiles(Repository.PathOf(place.Split('/')[0]), Path.GetFileName(place), SearchOption.AllDirectories).Any()
                : Path.Exists(Repository.PathOf(place.TrimEnd('/').Split('/'))), place));
    }

    [Fact]
    public async Task Row_OfTheWire_IsDoneByItsCommands()
    {
        await EditAsync("overlay.json", "\"format\": \"int64\"", "\"format\": \"int64\", \"minimum\": 0");
        Assert.Equal(1, (await copy.RunAsync("verify")).ExitCode);

        await RunThenAsync("what the service really sends or takes");

        Assert.Equal(0, (await copy.RunAsync("verify")).ExitCode);
        Assert.Contains("\"minimum\": 0", await File.ReadAllTextAsync(copy.FileOf("effective.json"), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_OfAPriceFigure_IsDoneByItsCommand()
    {
        await EditAsync("pricing.json", "\"date\": \"2026-11-22\"", "\"date\": \"2026-12-24\"");
        Assert.Equal(3, (await copy.RunAsync("verify")).ExitCode);

        await RunThenAsync("a price figure");

        Assert.Equal(0, (await copy.RunAsync("verify")).ExitCode);
    }

    [Fact]
    public async Task Row_OfACSharpName_NeedsNoCommand()
    {
        await EditAsync("csharp.overlay.json", "Uhd4K", "Renamed");

        Assert.Equal(0, (await copy.RunAsync("verify")).ExitCode);
        Assert.Contains(" Renamed { get; }", await GenerateAsync(Repository.PathOf("nswag.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_OfTheLookOfCSharp_IsATemplate()
    {
        string settings = copy.Write("nswag.json", await File.ReadAllTextAsync(Repository.PathOf("nswag.json"), Token));
        foreach (string template in Directory.GetFiles(Repository.PathOf("generator", "templates")))
        {
            AtomicFile.WriteIfDifferent(copy.PathOf(Path.Combine("generator", "templates", Path.GetFileName(template))), await File.ReadAllBytesAsync(template, Token));
        }

        string file = copy.PathOf("generator/templates/File.liquid");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Token)).Replace("Edits are lost", "All edits are lost", StringComparison.Ordinal), Token);

        Assert.Contains("All edits are lost", await GenerateAsync(settings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_OfADriftRule_HasItsPageCommitted() => Assert.Equal(
        await File.ReadAllTextAsync(Repository.PathOf("generator", "drift-rules.md"), Token),
        (await ContractCopy.RunPlainAsync([.. CommandsOf("a rule of the drift check").Single().Split(" > ")[0].Split(' ')])).Output);

    [Fact]
    public async Task Row_OfAnError_HasEachInTheTable()
    {
        string page = await File.ReadAllTextAsync(Repository.PathOf("src", "FalGenerated", "README.md"), Token);

        Assert.All(
            Directory.GetFiles(Repository.PathOf("src", "FalGenerated", "Errors"), "Fal*Exception.cs").Select(Path.GetFileNameWithoutExtension).Where(name => name != "FalException"),
            name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_OfAnOption_HasEachOnThePage()
    {
        string page = await File.ReadAllTextAsync(Repository.PathOf("src", "FalGenerated.Cli", "README.md"), Token);
        string[] options = [.. Directory.GetFiles(Repository.PathOf("src", "FalGenerated.Cli", "Arguments"), "*.cs")
            .SelectMany(file => DeclaredOption().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct()];

        Assert.InRange(options.Length, 8, 40);
        Assert.All(options, option => Assert.Contains(option, page, StringComparison.Ordinal));
    }

    private async Task RunThenAsync(string change)
    {
        foreach (string command in CommandsOf(change))
        {
            Drift.Support.CommandRun run = await copy.RunAsync(command.Split(' '));
            Assert.True(run.ExitCode == 0, $"{command}: {run.Error}");
        }
    }

    private async Task<string> GenerateAsync(string settings)
    {
        string document = copy.PathOf("csharp.json");
        AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(new ContractFolder(copy.Root, EndpointId.Parse(ContractCopy.Endpoint)))));
        IReadOnlyDictionary<NSwagJob, Diagnostic> failed = await new NSwagRun(GeneratedCode.NSwagDll, settings).GenerateAsync([new(document, "N", copy.PathOf("code.g.cs"))], Token);
        Assert.Empty(failed);
        return await File.ReadAllTextAsync(copy.PathOf("code.g.cs"), Token);
    }

    private async Task EditAsync(string file, string old, string now)
    {
        string text = await File.ReadAllTextAsync(copy.FileOf(file), Token);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(copy.FileOf(file), text.Replace(old, now, StringComparison.Ordinal), Token);
    }

    private static string[] Row(string change) => Rows.Single(row => row[0] == change);

    /// <summary>The commands of a row's last cell.</summary>
    private static string[] CommandsOf(string change) =>
        [.. Code().Matches(Row(change)[2]).Select(match => match.Groups[1].Value).Where(code => Command().IsMatch(code))];

    private static string[][] ReadRows() =>
        [.. File.ReadAllText(Repository.PathOf("CONTRIBUTING.md")).Split("## Where a change belongs")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim('|', ' ')).ToArray())];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^(?:normalize|page|prices|rules) ")]
    private static partial Regex Command();

    [GeneratedRegex("\"(--[a-z-]+)\"")]
    private static partial Regex DeclaredOption();
}

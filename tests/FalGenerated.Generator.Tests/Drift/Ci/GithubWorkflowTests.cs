using System.Text.RegularExpressions;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Drift.Ci;

/// <summary>What the scheduled workflow for GitHub does with each exit code.</summary>
public sealed partial class GithubWorkflowTests
{
    private const string Ours = """{"number":7,"body":"<!-- fal-contract:drift -->\nold"}""";
    private const string Foreign = """{"number":3,"body":"Somebody wrote <!-- fal-contract:drift --> and used the label"}""";
    private const string List = "gh issue list --label contract-drift --state open --limit 100";

    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("generator", "ci", "github", "contract-check.yml"));

    [Fact]
    public async Task Drift_WithoutAnIssue_OpensOne()
    {
        (string[] calls, int code) = await RunJobAsync($"[{Foreign}]", 1);

        Assert.Equal(0, code);
        Assert.Equal(["gh label create", List, "gh issue create --title The live contract moved --label contract-drift --body-file drift.md"], Brief(calls));
    }

    [Fact]
    public async Task Drift_WithAnIssue_UpdatesItInPlace()
    {
        (string[] calls, int code) = await RunJobAsync($"[{Foreign},{Ours}]", 1);

        Assert.Equal(0, code);
        Assert.Equal(["gh label create", List, "gh issue edit 7 --body-file drift.md"], Brief(calls));
    }

    [Fact]
    public async Task NoDrift_WithAnIssue_ClosesItAndNoOther()
    {
        (string[] calls, int code) = await RunJobAsync($"[{Foreign},{Ours}]", 0);

        Assert.Equal(0, code);
        Assert.Equal([List, "gh issue close 7 --comment Pin and live contract agree again."], Brief(calls));
    }

    [Fact]
    public async Task NothingFetched_IsTriedThreeTimes_AndIsNoDrift()
    {
        (string[] calls, int code) = await RunJobAsync("[]", 4, 4, 4);

        Assert.Equal(1, code);
        Assert.Equal(3, calls.Count(call => call.StartsWith("dotnet", StringComparison.Ordinal)));
        Assert.Equal(["sleep 60", "sleep 120", "sleep 0"], calls.Where(call => call.StartsWith("sleep", StringComparison.Ordinal)));
        Assert.DoesNotContain(calls, call => call.StartsWith("gh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NothingFetchedAtFirst_IsForgottenOnceItIs()
    {
        (string[] calls, int code) = await RunJobAsync("[]", 4, 0);

        Assert.Equal(0, code);
        Assert.Equal([List], Brief(calls));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task NotCompared_IsNeitherRetriedNorDrift(int exit)
    {
        (string[] calls, int code) = await RunJobAsync("[]", exit);

        Assert.Equal(1, code);
        Assert.Single(calls);
    }

    /// <summary>The steps whose condition holds, in order, up to the first that fails.</summary>
    private static async Task<(string[] Calls, int Code)> RunJobAsync(string issues, params int[] codes)
    {
        await WorkflowScripts.RequireAsync();
        using WorkflowScripts scripts = new(codes);
        scripts.Answer("issues", issues);
        string ours = Lines.Single(line => line.TrimStart().StartsWith("OURS:", StringComparison.Ordinal)).Split('\'')[1];
        string code = "";
        for (int i = 0; i < Lines.Length; i++)
        {
            if (Lines[i].Trim() != "run: |" || !await HoldsAsync(scripts, ConditionOf(i), code))
            {
                continue;
            }

            CommandRun run = await scripts.RunAsync(WorkflowScripts.Block(Lines, i), "OURS=" + ours, "CODE=" + code);
            if (run.ExitCode != 0)
            {
                return (scripts.Calls, run.ExitCode);
            }

            code = code.Length > 0 ? code : scripts.Read("output").Trim()["code=".Length..];
        }

        return (scripts.Calls, 0);
    }

    /// <summary>The nearest line above a script that is a condition, within its step.</summary>
    private static string ConditionOf(int script)
    {
        for (int i = script; !Lines[i].TrimStart().StartsWith("- ", StringComparison.Ordinal); i--)
        {
            if (Lines[i].Trim().StartsWith("if: ", StringComparison.Ordinal))
            {
                return Lines[i].Trim()["if: ".Length..];
            }
        }

        return "";
    }

    /// <summary>The conditions of this file read the same in bash.</summary>
    private static async Task<bool> HoldsAsync(WorkflowScripts scripts, string condition, string code) =>
        condition.Length == 0 || (await scripts.RunAsync($"[[ {CodeOfCheck().Replace(condition, $"'{code}'")} ]]")).ExitCode == 0;

    private static IEnumerable<string> Brief(string[] calls) => calls
        .Where(call => call.StartsWith("gh", StringComparison.Ordinal))
        .Select(call => call.StartsWith("gh label create contract-drift", StringComparison.Ordinal) ? "gh label create" : call.Split(" --json")[0]);

    [GeneratedRegex(@"steps\.check\.outputs\.code")]
    private static partial Regex CodeOfCheck();
}

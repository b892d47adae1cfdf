using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Drift.Ci;

/// <summary>What the scheduled job for GitLab does with each exit code.</summary>
public sealed class GitlabWorkflowTests
{
    private const string Issues = "https://gitlab.example/api/v4/projects/5/issues";

    private static readonly string Script = ScriptOf(File.ReadAllLines(Repository.PathOf("generator", "ci", "gitlab", "contract.gitlab-ci.yml")));

    [Fact]
    public async Task Drift_WithoutAnIssue_OpensOne()
    {
        (string[] calls, int code) = await RunJobAsync(hasIssue: false, 1);

        Assert.Equal(0, code);
        Assert.EndsWith($"--request POST --data-urlencode title=The live contract moved --data labels=contract-drift --data-urlencode description@drift.md {Issues}", calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_WithAnIssue_UpdatesItInPlace_AndNotItsMilestonesNumber()
    {
        (string[] calls, int code) = await RunJobAsync(hasIssue: true, 1);

        Assert.Equal(0, code);
        Assert.EndsWith($"--request PUT --data-urlencode description@drift.md {Issues}/7", calls[^1], StringComparison.Ordinal);
        Assert.Single(calls, call => call.Contains("--request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoDrift_WithAnIssue_ClosesIt()
    {
        (string[] calls, int code) = await RunJobAsync(hasIssue: true, 0);

        Assert.Equal(0, code);
        Assert.EndsWith($"--request PUT --data state_event=close {Issues}/7", calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoDrift_WithoutAnIssue_ChangesNothing()
    {
        (string[] calls, int code) = await RunJobAsync(hasIssue: false, 0);

        Assert.Equal(0, code);
        Assert.DoesNotContain(calls, call => call.Contains("--request", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(3, 1)]
    [InlineData(2, 1)]
    public async Task NotCompared_IsNoDrift_AndOnlyAFailedFetchIsRetried(int exit, int runs)
    {
        (string[] calls, int code) = await RunJobAsync(hasIssue: true, exit, exit, exit);

        Assert.Equal(exit, code);
        Assert.Equal(runs, calls.Count(call => call.StartsWith("dotnet", StringComparison.Ordinal)));
        Assert.DoesNotContain(calls, call => call.StartsWith("curl", StringComparison.Ordinal));
    }

    /// <summary>Issue 3 has the label but not the comment, issue 7 is ours; both lie in milestone 2, which is also the number of a closed issue.</summary>
    private static async Task<(string[] Calls, int Code)> RunJobAsync(bool hasIssue, params int[] codes)
    {
        await WorkflowScripts.RequireAsync();
        using WorkflowScripts scripts = new(codes);
        const string Milestone = ""","milestone":{"id":90,"iid":2}}""";
        string foreign = """{"id":33,"iid":3,"description":"words","state":"opened" """.TrimEnd() + Milestone;
        string ours = """{"id":77,"iid":7,"description":"\u003c!-- fal-contract:drift --\u003e\nold","state":"opened" """.TrimEnd() + Milestone;
        scripts.Answer("issues", hasIssue ? $"[{foreign},{ours}]" : $"[{foreign}]");
        scripts.Answer("2", """{"id":22,"iid":2,"description":"\u003c!-- fal-contract:drift --\u003e","state":"closed"}""");
        scripts.Answer("3", foreign);
        scripts.Answer("7", ours);

        CommandRun run = await scripts.RunAsync(Script, "ISSUES=" + Issues, "CONTRACT_DRIFT_TOKEN=canary");

        Assert.DoesNotContain(scripts.Calls, call => call.Contains("canary", StringComparison.Ordinal));
        Assert.All(scripts.Read("configuration").Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal("header = \"PRIVATE-TOKEN: canary\"", line));
        return (scripts.Calls, run.ExitCode);
    }

    private static string ScriptOf(string[] lines) => WorkflowScripts.Block(lines, Array.FindIndex(lines, line => line.Trim() == "- |"));
}

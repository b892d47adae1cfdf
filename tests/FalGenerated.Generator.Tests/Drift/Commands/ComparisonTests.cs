using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Commands;

/// <summary>What <c>check</c> leaves behind with <c>--record</c>, and what it foresees.</summary>
public sealed class ComparisonTests : IDisposable
{
    private readonly ContractCopy copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData(false, "the same contract")]
    [InlineData(true, "another contract")]
    public async Task Comparison_IsInTheLock_AndOnThePage(bool later, string result)
    {
        string served = copy.Write("served.json", later ? History.Later(Tree.PinText) : Tree.PinText.Replace("Generated video file", "A file", StringComparison.Ordinal));

        CommandRun run = await copy.RunAsync("check", "--from", served, "--record", "--served", "2026-06-11", "--fail-on", "never");
        CommandRun verify = await copy.RunAsync("verify");

        Assert.Equal((0, 0), (run.ExitCode, verify.ExitCode));
        ObjectNode compared = (ObjectNode)Entry()["compared"]!;
        Assert.Equal(("2026-06-11", result, Entry().TextOf("sha256")), (compared.TextOf("served"), compared.TextOf("result"), compared.TextOf("pinSha256")));
        Assert.Equal("authored", Entry().TextOf("obtained"));
        Assert.Contains($"with the service's document of 2026-06-11: {result}", verify.Output, StringComparison.Ordinal);
        Assert.Contains($"with the service's document of 2026-06-11: {result}.", await File.ReadAllTextAsync(copy.FileOf("CONTRACT.md"), Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"result\": \"the same contract\"", "\"result\": \"another contract\"", "its hashes say 'the same contract'")]
    [InlineData("\"pinSha256\": \"", "\"pinSha256\": \"0", "the comparison was made with another pin; make it again with 'fal-contract check --record'")]
    public async Task Comparison_ThatWasEdited_FailsVerify(string old, string now, string problem)
    {
        string served = copy.Write("served.json", Tree.PinText);
        await copy.RunAsync("check", "--from", served, "--record");
        string path = copy.PathOf("contract.lock.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Token)).Replace(old, now, StringComparison.Ordinal), Token);

        CommandRun verify = await copy.RunAsync("verify");

        Assert.Equal(1, verify.ExitCode);
        Assert.Contains(problem, verify.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_GoesWithThePin()
    {
        string served = copy.Write("served.json", Tree.PinText);
        await copy.RunAsync("check", "--from", served, "--record");

        CommandRun run = await copy.RunAsync("update", "--from", copy.Write("later.json", History.Later(Tree.PinText)), "--accept-breaking", "why", "--authored");

        Assert.Equal(0, run.ExitCode);
        Assert.Null(Entry()["compared"]);
        Assert.Equal("authored", Entry().TextOf("obtained"));
    }

    [Theory]
    [InlineData("check", "--served", "2026-06-11")]
    [InlineData("update", "--authored", null)]
    public async Task Option_WithoutWhatItGoesWith_IsWrongUsage(string command, string option, string? value) =>
        Assert.Equal(2, (await copy.RunAsync(value is null ? [command, option] : [command, option, value])).ExitCode);

    [Fact]
    public async Task Check_ForeseesOverlayActionsThatWillFindNothing()
    {
        string moved = copy.Write("moved.json", Tree.PinText
            .Replace("\"queue_position\"", "\"position\"", StringComparison.Ordinal).Replace("\"file_size\"", "\"bytes\"", StringComparison.Ordinal));
        string before = copy.Snapshot();

        CommandRun run = await copy.RunAsync("check", "--from", moved, "--fail-on", "never");

        Assert.Contains("note: after an update, queue.overlay.json(", run.Output, StringComparison.Ordinal);
        Assert.Contains("'$.components.schemas.QueueStatus.properties.queue_position' matches nothing: the contract moved", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public async Task Check_ForeseesDeadActionsOfTheOverlayForCSharp()
    {
        string moved = copy.Write("moved.json", Tree.PinText.Replace("target_fps", "frame_rate", StringComparison.Ordinal));

        CommandRun run = await copy.RunAsync("check", "--from", moved, "--fail-on", "never");

        Assert.Contains("note: after an update, csharp.overlay.json(", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("after an update", (await copy.RunAsync("check", "--from", copy.Write("same.json", Tree.PinText))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAFolderOfAMirror_ComparesDocumentPageAndPrices()
    {
        string page = (await File.ReadAllTextAsync(copy.FileOf("llms.txt"), Token)).Replace("1080p costs $0.0072/s", "1080p costs $0.0090/s", StringComparison.Ordinal);
        await using TinyServer server = new();
        server.On("/_site/api/openapi/queue/openapi.json", Tree.PinText).On($"/_site/models/{ContractCopy.Endpoint}/llms.txt", page);

        CommandRun run = await copy.RunAsync("check", "--source", server.Root.TrimEnd('/') + "/_site/", "--fail-on", "warning");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the published price changed: $0.0072/s → $0.009/s", run.Output, StringComparison.Ordinal);
        Assert.Contains("note: after an update, pricing.json(", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("was not looked at", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    private ObjectNode Entry() =>
        (ObjectNode)Tree.At(Tree.Parse(File.ReadAllText(copy.PathOf("contract.lock.json"))), "/endpoints/" + JsonPointer.Escape(ContractCopy.Endpoint));
}

using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Commands;

public sealed class UpdateTests : IDisposable
{
    private readonly ContractCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Update_WithABreakingChange_WritesNothingWithoutAReason()
    {
        string later = copy.Write("later.json", History.Later(Tree.PinText));
        string before = copy.Snapshot();

        CommandRun run = await copy.RunAsync("update", "--from", later);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 breaking change: nothing was written", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public async Task Update_WithAReason_ReplacesPinLockAndSnapshot()
    {
        string later = copy.Write("later.json", History.Later(Tree.PinText));

        CommandRun run = await copy.RunAsync("update", "--from", later, "--accept-breaking", "the page says so");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(later, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(copy.FileOf("openapi.json"), TestContext.Current.CancellationToken));
        Assert.Contains("bit_depth", await File.ReadAllTextAsync(copy.FileOf("effective.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("`bit_depth`", await File.ReadAllTextAsync(copy.FileOf("CONTRACT.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        ObjectNode entry = Entry();
        Assert.Equal("fetched", entry.TextOf("obtained"));
        ObjectNode history = (ObjectNode)Assert.Single(entry.ItemsOf("history"));
        Assert.Equal("the page says so", history.TextOf("reason"));
        Assert.Equal("1", ((NumberNode)history["breaking"]!).Text);
        Assert.Equal(entry.TextOf("sha256"), history.TextOf("to"));
        Assert.Contains("### Contract", run.Output, StringComparison.Ordinal);
        Assert.Contains("Version bump: major", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await copy.RunAsync("verify")).ExitCode);
        Assert.Equal(0, (await copy.RunAsync("check", "--from", later, "--fail-on", "info")).ExitCode);
    }

    [Fact]
    public async Task Update_WhenAnOverlayNoLongerFits_KeepsTheSnapshotAndListsTheDeadActions()
    {
        string gone = copy.Write("gone.json", Tree.PinText.Replace("\"logs\"", "\"lines\"", StringComparison.Ordinal));
        byte[] effective = await File.ReadAllBytesAsync(copy.FileOf("effective.json"), TestContext.Current.CancellationToken);

        CommandRun run = await copy.RunAsync("update", "--from", gone, "--accept-breaking", "why not");
        CommandRun verify = await copy.RunAsync("verify");

        Assert.Equal(1, run.ExitCode);
        await AssertPinnedWithTheOldSnapshotAsync(gone, effective);
        string[] dead = [.. run.Error.Split('\n').Where(line => line.Contains("FALGEN0012", StringComparison.Ordinal))];
        Assert.NotEmpty(dead);
        Assert.All(dead, line => Assert.StartsWith("queue.overlay.json(", line, StringComparison.Ordinal));
        Assert.Equal(1, verify.ExitCode);
        Assert.Contains("FALGEN0012", verify.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_ToAKeywordOfAWrongKind_PinsWhatTheServiceSendsAndListsWhatToCorrect()
    {
        string wrong = copy.Write("wrong.json", Tree.PinText.Replace("\"video_url\": {", "\"extra\": 7,\n\"video_url\": {", StringComparison.Ordinal));
        byte[] effective = await File.ReadAllBytesAsync(copy.FileOf("effective.json"), TestContext.Current.CancellationToken);

        CommandRun run = await copy.RunAsync("update", "--from", wrong, "--accept-breaking", "as served");
        CommandRun verify = await copy.RunAsync("verify");

        Assert.Equal((1, 1), (run.ExitCode, verify.ExitCode));
        await AssertPinnedWithTheOldSnapshotAsync(wrong, effective);
        Assert.All([run, verify], said => Assert.Contains("FALGEN0023: /components/schemas/", said.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Update_ToNumericFrameRates_LeavesOneEditThatTheGeneratorNames()
    {
        string later = copy.Write("later.json", History.Later(Tree.PinText));
        await copy.RunAsync("update", "--from", later, "--accept-breaking", "the page says so");
        ContractFolder contract = new(copy.Root, EndpointId.Parse(ContractCopy.Endpoint));

        DiagnosticException refusal = Assert.Throws<DiagnosticException>(() => Normalizer.ForCSharp(contract));

        Diagnostic only = Assert.Single(refusal.Diagnostics);
        Assert.EndsWith("csharp.overlay.json", only.File, StringComparison.Ordinal);
        Assert.Contains("there is no enum here any more; remove the action from the overlay", only.Message, StringComparison.Ordinal);

        ObjectNode overlay = (ObjectNode)Tree.Parse(await File.ReadAllTextAsync(contract.CSharpOverlay, TestContext.Current.CancellationToken));
        Tree.Remove(overlay.ItemsOf("actions").Single(action => ((ObjectNode)action).TextOf("target")!.EndsWith(".target_fps", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(contract.CSharpOverlay, Tree.Write(overlay), TestContext.Current.CancellationToken);

        Assert.NotNull(Normalizer.ForCSharp(contract));
    }

    [Fact]
    public async Task Update_FromAnErrorPage_IsRefusedAndWritesNothing()
    {
        string page = copy.Write("error.json", """{"detail":"Path not found"}""");
        string before = copy.Snapshot();

        CommandRun run = await copy.RunAsync("update", "--from", page, "--accept-breaking", "why");

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public async Task Update_FromAMirrorWithANewPrice_ReplacesThePageAndListsThePricesToCorrect()
    {
        string page = (await File.ReadAllTextAsync(copy.FileOf("llms.txt"), TestContext.Current.CancellationToken)).Replace("$0.0288/s, at", "$0.0300/s, at", StringComparison.Ordinal);
        await using TinyServer server = new();
        server.On("/api/openapi/queue/openapi.json", Tree.PinText, headers: "ETag: \"v7\"\r\n").On($"/models/{ContractCopy.Endpoint}/llms.txt", page);

        CommandRun run = await copy.RunAsync("update", "--source", server.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("fal-price-changed", run.Output, StringComparison.Ordinal);
        Assert.Contains("$0.0288/s → $0.03/s", run.Output, StringComparison.Ordinal);
        Assert.Contains("FALGEN0056: /rates/2/words: the page no longer says '4K costs $0.0288/s, at a 30fps rate'", run.Error, StringComparison.Ordinal);
        Assert.Contains("the price $0.03/s is claimed by no entry of pricing.json", run.Error, StringComparison.Ordinal);
        Assert.Equal(page, await File.ReadAllTextAsync(copy.FileOf("llms.txt"), TestContext.Current.CancellationToken));
        Assert.Equal(("\"v7\"", "fetched"), (Entry().TextOf("etag"), Entry().TextOf("obtained")));
        Assert.Equal(1, (await copy.RunAsync("verify")).ExitCode);
    }

    /// <summary>The pin is what the service sends; the snapshot stays until the overlays fit again.</summary>
    private async Task AssertPinnedWithTheOldSnapshotAsync(string document, byte[] effective)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        Assert.Equal(await File.ReadAllBytesAsync(document, token), await File.ReadAllBytesAsync(copy.FileOf("openapi.json"), token));
        Assert.Equal(effective, await File.ReadAllBytesAsync(copy.FileOf("effective.json"), token));
    }

    private ObjectNode Entry() =>
        (ObjectNode)Tree.At(Tree.Parse(File.ReadAllText(copy.PathOf("contract.lock.json"))), "/endpoints/" + JsonPointer.Escape(ContractCopy.Endpoint));
}

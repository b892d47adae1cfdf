using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Commands;

public sealed class VerifyTests : IDisposable
{
    private readonly ContractCopy copy = new();

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Verify_OfTheCommittedFiles_IsClean()
    {
        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("this pin was written from the page; the first fetch replaces it", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openapi.json")]
    [InlineData("llms.txt")]
    [InlineData("pricing.json")]
    public async Task Verify_AfterAHandEdit_RefusesTheFile(string file)
    {
        await File.AppendAllTextAsync(copy.FileOf(file), " ", TestContext.Current.CancellationToken);

        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith($"{file}(1,1): error FALGEN0054: its sha256 is not the one in contract.lock.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAStaleSnapshot_NamesTheCommand()
    {
        await File.AppendAllTextAsync(copy.FileOf("effective.json"), " ", TestContext.Current.CancellationToken);

        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"fal-contract normalize {ContractCopy.Endpoint} --write", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAStalePage_NamesTheCommand_AndWithoutAPageSaysNothing()
    {
        await File.AppendAllTextAsync(copy.FileOf("CONTRACT.md"), "by hand", TestContext.Current.CancellationToken);
        CommandRun stale = await copy.RunAsync("verify");
        File.Delete(copy.FileOf("CONTRACT.md"));
        CommandRun without = await copy.RunAsync("verify");

        Assert.Equal((1, 0), (stale.ExitCode, without.ExitCode));
        Assert.Equal("CONTRACT.md(1,1): error FALGEN0057: this is not what the files beside it give; refresh it with 'fal-contract page --write'", stale.Error.TrimEnd());
    }

    [Fact]
    public async Task Verify_OfADeadOverlayAction_NamesItsPlace()
    {
        string overlay = await File.ReadAllTextAsync(copy.PathOf("queue.overlay.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(copy.PathOf("queue.overlay.json"), overlay.Replace("QueueStatus", "Nothing", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error FALGEN0012", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAnExpiredAcceptance_AsksToDecideAgain()
    {
        copy.Write("drift.ignore.json", """{"ignore":[{"fingerprint":"0123456789abcdef","reason":"r","until":"2020-01-01"}]}""");

        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("FALGEN0058: the entry 0123456789abcdef has expired", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithoutALock_SaysWhereToRun()
    {
        File.Delete(copy.PathOf("contract.lock.json"));

        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the lock is not there", run.Error, StringComparison.Ordinal);
    }
}

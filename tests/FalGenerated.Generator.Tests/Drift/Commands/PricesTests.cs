using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Commands;

public sealed class PricesTests : IDisposable
{
    private readonly ContractCopy copy = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Prices_OfAnEditedTable_AreTakenOverWithLockAndPage()
    {
        await EditAsync("pricing.json", "2026-11-22", "2026-12-24");

        CommandRun before = await copy.RunAsync("verify");
        CommandRun taken = await copy.RunAsync("prices", "--write");
        CommandRun after = await copy.RunAsync("verify");

        Assert.Equal((3, 0, 0), (before.ExitCode, taken.ExitCode, after.ExitCode));
        Assert.Contains("take the edited table over with 'fal-contract prices --write'", before.Error, StringComparison.Ordinal);
        Assert.Contains("; the lock has it now", taken.Output, StringComparison.Ordinal);
        Assert.Contains("as of 2026-12-24", await File.ReadAllTextAsync(copy.FileOf("CONTRACT.md"), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_ThatTheWordsContradict_AreNotTakenOver()
    {
        await EditAsync("pricing.json", "\"0.0144\"", "\"0.0145\"");
        string before = copy.Snapshot();

        CommandRun run = await copy.RunAsync("prices", "--write");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("pricing.json(15,23): error FALGEN0056: /rates/1/usdPerSecond: usdPerSecond 0.0145 is contradicted by the words '2K costs $0.0144/s', which say $0.0144/s; correct the figure, or quote the words that it rests on", run.Error.TrimEnd());
        Assert.Equal(before, copy.Snapshot());
    }

    [Fact]
    public async Task Verify_OfALockWithAContradictedFigure_Fails()
    {
        await EditAsync("pricing.json", "\"factor\": \"2\"", "\"factor\": \"3\"");
        string text = await File.ReadAllTextAsync(copy.FileOf("pricing.json"), Token);
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        string committed = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Repository.PathOf("openapi", ContractCopy.Endpoint, "pricing.json"), Token)));
        string path = copy.PathOf("contract.lock.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, Token)).Replace(committed, hash, StringComparison.Ordinal), Token);

        CommandRun run = await copy.RunAsync("verify");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/factors/1/factor: factor 3 is contradicted by the words 'Processing at 60fps doubles the cost for any resolution', which say ×2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_ThatTheLockDoesNotKnow_IsTakenInByTheSameCommand()
    {
        string path = copy.PathOf("contract.lock.json");
        string text = await File.ReadAllTextAsync(path, Token);
        int start = text.IndexOf("\"table\"", StringComparison.Ordinal);
        string without = text.Remove(start, text.IndexOf("},", start, StringComparison.Ordinal) + 2 - start);
        await File.WriteAllTextAsync(path, without, Token);

        CommandRun before = await copy.RunAsync("verify");
        CommandRun taken = await copy.RunAsync("prices", ContractCopy.Endpoint, "--write");

        Assert.Contains("the lock does not know this price table; take it over with 'fal-contract prices --write'", before.Error, StringComparison.Ordinal);
        Assert.Equal(0, taken.ExitCode);
        Assert.Equal(text, await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task Prices_OfATableOfAnotherEndpoint_AreRefused()
    {
        await EditAsync("pricing.json", "\"endpoint\": \"fal-ai/", "\"endpoint\": \"other/");

        CommandRun run = await copy.RunAsync("prices");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error FALGEN0053: /endpoint: the table is of 'other/", run.Error, StringComparison.Ordinal);
    }

    private async Task EditAsync(string file, string old, string now)
    {
        string text = await File.ReadAllTextAsync(copy.FileOf(file), Token);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(copy.FileOf(file), text.Replace(old, now, StringComparison.Ordinal), Token);
    }
}

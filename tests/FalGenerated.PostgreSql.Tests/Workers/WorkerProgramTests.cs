using System.Text.Json.Nodes;
using FalGenerated.PostgreSql.Tests.Server;
using FalGenerated.Worker;
using Npgsql;

namespace FalGenerated.PostgreSql.Tests.Workers;

/// <summary>The program's command lines: what is wrong is one sentence, before anything is stored or sent.</summary>
public sealed class WorkerProgramTests(SharedServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("migrate")]
    [InlineData("worker", "--server", "http://127.0.0.1:1/")]
    [InlineData("batch", "night", "--report", "csv")]
    public async Task DatabaseThatIsNotThere_IsOneSentence(params string[] line)
    {
        (int code, string output, string error) = await RunAsync("Host=127.0.0.1;Port=1;Database=clips;Username=fal", line);

        Assert.Equal((2, "", "error: Make the journal postgresql://127.0.0.1:1/clips readable and writable: Failed to connect to 127.0.0.1:1.\n"), (code, output, error));
    }

    [Fact]
    public async Task OlderSchema_IsOneSentence_AndMigrateTakesItOn()
    {
        string connection = await server.CreateMigratedAsync();
        await using (NpgsqlConnection database = new(connection))
        {
            await database.OpenAsync(Token);
            await using NpgsqlCommand older = new("UPDATE fal.schema_version SET version = 1; DROP TABLE fal.clips, fal.batches; DROP FUNCTION fal.tell_clip", database);
            await older.ExecuteNonQueryAsync(Token);
        }

        (int refused, _, string error) = await RunAsync(connection, "worker", "--server", "http://127.0.0.1:1/");
        (int migrated, string said, _) = await RunAsync(connection, "migrate");

        Assert.Equal((2, 0), (refused, migrated));
        Assert.EndsWith("its schema fal has version 1 and this package needs 2; run MigrateAsync once, or fal-worker migrate.\n", error, StringComparison.Ordinal);
        Assert.EndsWith(": the schema had version 1 and is up to date.\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LimitBelowTheFirstClip_StartsNothing()
    {
        await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateMigratedAsync());
        string[] sources = await bench.WriteClipsAsync(2);

        (int code, _, string error) = await RunAsync(bench.Connection, "batch", "night", bench.Sources, "--output-folder", bench.Outputs, "--max-total", "0.01");

        Assert.Equal(3, code);
        Assert.EndsWith($"error: The limit of 0.01 USD is below the first clip: {sources[0]} may cost 0.0288 USD. Raise --max-total; nothing was started.\n", error, StringComparison.Ordinal);
        Assert.Empty(await bench.Store.Batches.ListAsync(Token));
    }

    [Fact]
    public async Task Batch_IsQuoted_Started_AndReportedInEachFormat()
    {
        await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateMigratedAsync());
        await bench.WriteClipsAsync(3);
        await File.WriteAllTextAsync(Path.Combine(bench.Sources, "notes.mp4"), "no video at all", Token);
        string[] line = ["batch", "night", bench.Sources, "--output-folder", bench.Outputs, "--max-total", "5", "--resolution", "4k"];

        (int dry, _, string quoted) = await RunAsync(bench.Connection, [.. line, "--dry-run"]);
        Assert.Empty(await bench.Store.Batches.ListAsync(Token));
        (int started, _, _) = await RunAsync(bench.Connection, [.. line, "--no-wait"]);
        (int again, _, _) = await RunAsync(bench.Connection, [.. line, "--no-wait"]);
        (int json, string report, _) = await RunAsync(bench.Connection, "batch", "night", "--report", "json");
        (_, string csv, _) = await RunAsync(bench.Connection, "batch", "night", "--report", "csv");
        (_, string html, _) = await RunAsync(bench.Connection, "batch", "night", "--report", "html");
        (_, string table, _) = await RunAsync(bench.Connection, "batch", "night", "--report", "table");

        Assert.Equal((0, 0, 0, 5), (dry, started, again, json));
        Assert.Contains("limit 5 USD", quoted, StringComparison.Ordinal);
        Assert.Equal(4, JsonNode.Parse(report)!["clips"]!.AsArray().Count);
        Assert.Equal(5, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("4 clips: 4 waiting; 0.00 of 5.00 USD spent or reserved", table, StringComparison.Ordinal);
        Assert.Contains("<td>waiting</td>", html, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests);
    }

    [Theory]
    [InlineData("error: There is no file or folder nowhere.mp4.", "batch", "night", "nowhere.mp4", "--output-folder", ".")]
    [InlineData("error: Sources need a place for their outputs: pass --output-folder.", "batch", "night", "nowhere.mp4")]
    [InlineData("error: There is no batch night: name its sources to start it.", "batch", "night")]
    [InlineData("error: --server must be an emulator on this machine, such as http://127.0.0.1:8080/.", "worker", "--server", "https://example.com/")]
    public async Task LineThatCannotWork_SaysWhatToDo(string expected, params string[] line)
    {
        (int code, _, string error) = await RunAsync(await server.CreateMigratedAsync(), line);

        Assert.Equal(2, code);
        Assert.EndsWith(expected + "\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoClipsWithOneOutput_AreRefusedTogether()
    {
        await using WorkerBench bench = await WorkerBench.StartAsync(await server.CreateMigratedAsync());
        string[] sources = await bench.WriteClipsAsync(1);
        string other = Path.Combine(Directory.CreateDirectory(Path.Combine(bench.Outputs, "other")).FullName, Path.GetFileName(sources[0]));
        File.Copy(sources[0], other);

        (int code, _, string error) = await RunAsync(bench.Connection, "batch", "night", sources[0], other, "--output-folder", bench.Outputs);

        Assert.Equal((2, $"error: {sources[0]} and {other} would both become clip-0000.mp4: give each an output name of its own.\n"), (code, error));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string connection, params string[] line)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int code = await WorkerProgram.RunAsync([.. line, "--database", connection], output, error);
        return (code, output.ToString(), error.ToString());
    }
}

using System.Diagnostics;
using FalGenerated.Idempotency;

namespace FalGenerated.Tests.Journal;

/// <summary>Files, file systems and processes that a journal meets.</summary>
public sealed class JournalHostTests(ITestOutputHelper output) : IDisposable
{
    private const string ChildPath = "FAL_TEST_JOURNAL";

    private readonly JournalBench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/zero")]
    [InlineData("/dev/full")]
    [InlineData("link to /dev/null")]
    [InlineData("pipe")]
    [InlineData("folder")]
    public async Task Journal_ThatIsNoRegularFile_IsRefused(string kind)
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Devices and pipes of Linux.");
        }

        string path = kind.StartsWith('/') ? kind : bench.Path;
        switch (kind)
        {
            case "pipe":
                using (Process made = Process.Start("mkfifo", path))
                {
                    await made.WaitForExitAsync(JournalBench.Token);
                }

                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "link to /dev/null":
                File.CreateSymbolicLink(path, "/dev/null");
                break;
        }

        FalJournalException error = await JournalBench.RefusesAsync(SubmitJournal.InFile(path));

        Assert.Matches("regular file|folder", error.Message);
        await Assert.ThrowsAsync<FalJournalException>(
            async () => await SpendLedger.InFile(path).ReserveAsync(new SpendRequest("1", "b", 1m), 1m, null, JournalBench.Token));
    }

    [Fact]
    public async Task Journal_WhereFilesAreNotLocked_IsRefused() =>
        Assert.Equal(0, await RunAsync(nameof(Child_WhereFilesAreNotLocked), ("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1")));

    [Fact(Explicit = true)]
    public async Task Child_WhereFilesAreNotLocked()
    {
        ISubmitJournal journal = SubmitJournal.InFile(PathOfParent());
        FalJournalException error = await JournalBench.RefusesAsync(journal);
        Assert.Equal(PathOfParent(), error.Path);
        Assert.Contains("does not lock", error.Message, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public async Task FortyProcesses_OnOneKey_BeginItOnce()
    {
        int[] codes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RunAsync(nameof(Child_BeginsAKey))));

        Assert.All(codes, code => Assert.Equal(0, code));
        Assert.Equal(40, (await File.ReadAllLinesAsync(bench.Path + ".tried", JournalBench.Token)).Length);
        Assert.Single(await File.ReadAllLinesAsync(bench.Path + ".begun", JournalBench.Token));
    }

    [Fact(Explicit = true)]
    public async Task Child_BeginsAKey()
    {
        bool began = await SubmitJournal.InFile(PathOfParent()).TryBeginAsync(JournalBench.Submit("order-1"), JournalBench.Token) is null;
        await AppendAsync(".tried", "tried");
        if (began)
        {
            await AppendAsync(".begun", "begun");
        }
    }

    /// <summary>A child appends and compacts all the time and is killed; whatever it had been told was recorded is there.</summary>
    [Fact(Explicit = true)]
    public async Task ProcessesKilled_WhileTheyAppendAndCompact_LoseNothingThatWasRecorded()
    {
        Random random = new(4711);
        int torn = 0;
        int left = 0;
        int rounds = int.Parse(Environment.GetEnvironmentVariable("FAL_ROUNDS") ?? "30", System.Globalization.CultureInfo.InvariantCulture);
        for (int round = 0; round < rounds; round++)
        {
            using Process child = Start(nameof(Child_AppendsForEver), []);
            await WaitForAsync(bench.Path + ".round", child);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 400)), TimeProvider.System, JournalBench.Token);
            child.Kill();
            await child.WaitForExitAsync(JournalBench.Token);
            File.Delete(bench.Path + ".round");

            JournalCheck check = await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token);
            Assert.True(check.IsUsable, string.Join("; ", check.Findings));
            torn += check.Findings.Count;
            left += File.Exists(bench.Path + ".compacting") ? 1 : 0;
            Dictionary<string, JournalState> states = check.Entries.ToDictionary(entry => entry.Submit.IdempotencyKey, entry => entry.State);
            foreach (string line in (await File.ReadAllTextAsync(bench.Path + ".told", JournalBench.Token)).Split('\n')[..^1])
            {
                Assert.True(states.ContainsKey(line.Split(' ')[0]), $"{line} is lost");
                Assert.True(line.Split(' ')[1] != "Accepted" || states[line.Split(' ')[0]] == JournalState.Accepted, $"{line} is undone");
            }
        }

        JournalCheck last = await SubmitJournal.CheckAsync(bench.Path, JournalBench.Token);
        output.WriteLine($"{rounds} kills: {last.Entries.Count} keys, {last.Lines} lines, {torn} torn lines, {left} compactions cut off; nothing lost");
    }

    [Fact(Explicit = true)]
    public async Task Child_AppendsForEver()
    {
        FileJournal journal = new(new AppendOnlyFile(PathOfParent(), fewestLines: 3));
        string run = Guid.NewGuid().ToString("N");
        await using FileStream told = new(PathOfParent() + ".told", FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
        await AppendAsync(".round", "started");
        for (int number = 0; ; number++)
        {
            string key = $"{run}-{number}";
            await journal.TryBeginAsync(JournalBench.Submit(key), JournalBench.Token);
            await told.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{key} Begun\n"), JournalBench.Token);
            await journal.RecordAsync(key, JournalState.Unknown, null, JournalBench.Token);
            await journal.RecordAsync(key, JournalState.Accepted, "token", JournalBench.Token);
            await told.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{key} Accepted\n"), JournalBench.Token);
        }
    }

    [Fact(Explicit = true)]
    public async Task Figures_JournalOf100000Entries_ToOpenAndToAsk()
    {
        await WriteManyAsync(100_000);
        await SubmitJournal.InFile(bench.PathOf("small")).FindAsync("x", JournalBench.Token);
        TimeProvider time = TimeProvider.System;
        ISubmitJournal journal = bench.Open();
        for (int round = 0; round < 3; round++)
        {
            journal = bench.Open();
            long start = time.GetTimestamp();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            Assert.NotNull(await journal.FindAsync("key-77777", JournalBench.Token));
            TimeSpan cpu = Environment.CpuUsage.TotalTime - before;
            output.WriteLine($"opened in {time.GetElapsedTime(start).TotalMilliseconds:F0} ms, {cpu.TotalMilliseconds:F0} ms of CPU");
        }

        long first = time.GetTimestamp();
        Assert.Equal("key-500", Assert.Single(await journal.ListByFactAsync("size", new(1_000_500), JournalBench.Token).ToListAsync(JournalBench.Token)).Submit.IdempotencyKey);
        output.WriteLine($"first look-up by size {time.GetElapsedTime(first).TotalMilliseconds:F1} ms");
        long look = time.GetTimestamp();
        for (int number = 0; number < 100; number++)
        {
            await journal.FindAsync($"key-{number * 1000}", JournalBench.Token);
            await journal.ListByFactAsync("size", new(1_000_000 + (number * 1000)), JournalBench.Token).ToListAsync(JournalBench.Token);
        }

        output.WriteLine($"a look-up by key and one by size: {time.GetElapsedTime(look).TotalMilliseconds / 100:F2} ms together");
    }

    [Fact]
    public async Task Entry_WithLabelContractAndFacts_IsReadAsItWasWritten_AndFoundByAFact()
    {
        SubmitRecord submit = JournalBench.Submit("a \"quoted\" \\ ü key") with
        {
            Label = "Ferien «2024».mp4",
            ContractSha256 = new string('c', 64),
            Facts = new() { ["inner"] = new Newtonsoft.Json.Linq.JObject { ["size"] = 5 }, ["size"] = 12345, ["name"] = "a,\"b\"}" },
        };
        foreach (ISubmitJournal journal in (ISubmitJournal[])[new MemoryJournal(), bench.Open()])
        {
            await journal.TryBeginAsync(JournalBench.Submit("other") with { Facts = new() { ["size"] = 5 } }, JournalBench.Token);
            await journal.TryBeginAsync(submit, JournalBench.Token);
            await journal.RecordAsync(submit.IdempotencyKey, JournalState.Accepted, "t", JournalBench.Token);
            JournalEntry expected = new(submit, JournalState.Accepted, "t");
            ISubmitJournal again = journal is MemoryJournal ? journal : bench.Open();

            Assert.Equal(expected, await again.FindAsync(submit.IdempotencyKey, JournalBench.Token));
            Assert.Equal(expected, Assert.Single(await again.ListByFactAsync("size", new(12345), JournalBench.Token).ToListAsync(JournalBench.Token)));
            Assert.Equal(expected, Assert.Single(await again.ListByFactAsync("name", new("a,\"b\"}"), JournalBench.Token).ToListAsync(JournalBench.Token)));
            Assert.Equal("other", Assert.Single(await again.ListByFactAsync("size", new(5), JournalBench.Token).ToListAsync(JournalBench.Token)).Submit.IdempotencyKey);
            Assert.Empty(await again.ListByFactAsync("h", new(5), JournalBench.Token).ToListAsync(JournalBench.Token));
            await again.TryBeginAsync(JournalBench.Submit("third") with { Facts = new() { ["size"] = 12345 } }, JournalBench.Token);
            Assert.Equal(2, (await again.ListByFactAsync("size", new(12345), JournalBench.Token).ToListAsync(JournalBench.Token)).Count);
        }
    }

    [Fact]
    public void Facts_ThatAreNotSmall_AreRefused() =>
        Assert.Throws<ArgumentException>(() => JournalBench.Submit("a") with { Facts = new() { ["x"] = new string('x', 9000) } });

    [Fact]
    public async Task Key_ThatNoFileKeeps_IsAnArgumentError() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await bench.Open().TryBeginAsync(JournalBench.Submit("half-\uD83D"), JournalBench.Token));

    private static string PathOfParent()
    {
        string? path = Environment.GetEnvironmentVariable(ChildPath);
        Assert.SkipUnless(path is not null, "Another test starts this one in a process of its own.");
        return path!;
    }

    private static async Task AppendAsync(string suffix, string line)
    {
        await using FileStream file = new(PathOfParent() + suffix, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0);
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), JournalBench.Token);
    }

    private static async Task WaitForAsync(string path, Process child)
    {
        while (!File.Exists(path))
        {
            Assert.False(child.HasExited, "the child ended by itself");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, JournalBench.Token);
        }
    }

    private async Task WriteManyAsync(int count)
    {
        IEnumerable<string> lines = Enumerable.Range(0, count).Select(number => JournalLine.TextOf(new JournalEntry(
            JournalBench.Submit($"key-{number}") with { Label = $"clip-{number}.mp4", Facts = new() { ["size"] = 1_000_000 + number, ["sha256"] = new string('d', 64) } },
            JournalState.Finished,
            new string('t', 300))));
        await File.WriteAllBytesAsync(bench.Path, JournalFrame.Compose(lines, JournalFrame.NoLink), JournalBench.Token);
    }

    private Process Start(string method, (string Name, string Value)[] variables)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["-method", $"*.{method}", "-explicit", "only"]) { RedirectStandardOutput = true };
        start.Environment[ChildPath] = bench.Path;
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        Process child = Process.Start(start)!;
        child.OutputDataReceived += (_, line) => output.WriteLine(line.Data ?? "");
        child.BeginOutputReadLine();
        return child;
    }

    private async Task<int> RunAsync(string method, params (string Name, string Value)[] variables)
    {
        using Process child = Start(method, variables);
        await child.WaitForExitAsync(JournalBench.Token);
        return child.ExitCode;
    }
}

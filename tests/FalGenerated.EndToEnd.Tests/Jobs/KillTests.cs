using System.Text.Json.Nodes;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>
/// A program is killed at every step and started again. At most one submit per intent is accepted; an intent whose id was recorded ends
/// with its result; an intent in doubt is listed and never sent again by itself.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fal-kill-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task ProcessKilledAtAnyStep_InAFewRounds_NeverPaysTwice() => RunRoundsAsync(6, seed: 1);

    [Fact(Explicit = true)]
    public Task ProcessKilledAtAnyStep_In200Rounds_NeverPaysTwice() => RunRoundsAsync(200, seed: 4711);

    [Fact(Explicit = true)]
    public async Task FortyProcesses_OnOneJournal_SubmitEachIntentAtMostOnce()
    {
        await using FalEmulator emulator = await FalEmulator.StartAsync(Quick(), Token);
        string journal = Path.Combine(folder, "j");
        string[] intents = [.. Enumerable.Range(0, 10).Select(number => $"intent-{number}")];
        Random random = new(7);

        ProbeRun[] runs = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
        {
            string[] order = [.. intents];
            random.Shuffle(order);
            int kill = number % 4 == 0 ? random.Next(1, 12) : 0;
            return Probe.RunAsync(emulator.QueueUrl, journal, order, kill, TimeSpan.Zero, Token);
        }));

        ProbeRun last = await Probe.RunAsync(emulator.QueueUrl, journal, intents, 0, TimeSpan.Zero, Token);
        List<JournalEntry> entries = await SubmitJournal.InFile(journal).ListAsync(Token).ToListAsync(Token);
        output.WriteLine(
            $"40 processes ({runs.Count(run => run.Killed)} killed), 10 intents: {emulator.Jobs.Count} jobs, "
            + $"{entries.Count(entry => entry.IsInDoubt)} in doubt, {intents.Count(intent => last.Said("result", intent))} with their result");
        Check(emulator, intents, entries, last);
    }

    private static FalEmulatorOptions Quick() => new()
    {
        QueueTime = TimeSpan.FromMilliseconds(40),
        RunTime = TimeSpan.FromMilliseconds(80),
        WireCapacity = 100_000,
    };

    private async Task RunRoundsAsync(int rounds, int seed)
    {
        Random random = new(seed);
        await using FalEmulator emulator = await FalEmulator.StartAsync(Quick(), Token);
        string journal = Path.Combine(folder, "j");
        string[] intents = [.. Enumerable.Range(0, rounds).Select(number => $"round-{number}")];
        Dictionary<string, int> killedAt = [];
        ProbeRun last = null!;
        for (int round = 0; round < rounds; round++)
        {
            emulator.ClearFaults();
            if (random.Next(3) == 0)
            {
                emulator.Inject(RandomFault(random));
            }

            for (int attempt = 0; attempt < 4; attempt++)
            {
                int line = attempt == 3 ? 0 : 1 + ((round + attempt) % 6);
                last = await Probe.RunAsync(
                    emulator.QueueUrl, journal, [intents[round]], line, TimeSpan.FromMilliseconds(random.Next(0, 60)), Token);
                string step = last.Killed ? last.Lines[line - 1].Split(' ')[0] : "not at all";
                killedAt[step] = killedAt.GetValueOrDefault(step) + 1;
                if (!last.Killed)
                {
                    break;
                }
            }
        }

        emulator.ClearFaults();
        last = await Probe.RunAsync(emulator.QueueUrl, journal, intents, 0, TimeSpan.Zero, Token);
        List<JournalEntry> entries = await SubmitJournal.InFile(journal).ListAsync(Token).ToListAsync(Token);
        output.WriteLine(
            $"{rounds} rounds, killed after: {string.Join(", ", killedAt.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}; "
            + $"{emulator.Jobs.Count} jobs, {entries.Count(entry => entry.IsInDoubt)} in doubt");
        Check(emulator, intents, entries, last);
    }

    /// <param name="emulator">Knows every job.</param>
    /// <param name="intents">All intents.</param>
    /// <param name="entries">The journal at the end.</param>
    /// <param name="last">A run over all intents that was not disturbed.</param>
    private static void Check(FalEmulator emulator, string[] intents, List<JournalEntry> entries, ProbeRun last)
    {
        Assert.Equal("", last.Errors);
        ILookup<string, JobSnapshot> jobs = emulator.Jobs.ToLookup(job => (string)JsonNode.Parse(job.Input)!["video_url"]!);
        foreach (string intent in intents)
        {
            int accepted = jobs[$"https://media.example/{intent}.mp4"].Count();
            JournalEntry entry = Assert.Single(entries, one => one.Submit.IdempotencyKey == intent);
            Assert.InRange(accepted, 0, 1);
            if (entry.IsInDoubt)
            {
                Assert.Null(entry.Token);
                Assert.True(last.Said("doubt", intent), $"{intent} is in doubt and was not said to be");
            }
            else
            {
                Assert.Equal(1, accepted);
                Assert.Equal(JournalState.Finished, entry.State);
                Assert.True(last.Said("result", intent), $"{intent} has no result");
            }
        }
    }

    private static Fault RandomFault(Random random) => random.Next(6) switch
    {
        0 => new Fault { Kind = FaultKind.LoseReply, Operation = Operations.Submit },
        1 => new Fault { Kind = FaultKind.Delay, Operation = Operations.Submit, DelaySeconds = 0.1 },
        2 => new Fault { Kind = FaultKind.Answer, Operation = Operations.Submit, Status = 503, Text = "<html>nginx</html>", Request = null, Times = 1, Probability = 0.5 },
        3 => new Fault { Kind = FaultKind.Reset, Operation = Operations.Status, Probability = 0.5 },
        4 => new Fault { Kind = FaultKind.CutStream, Operation = Operations.Stream, Probability = 0.5 },
        _ => new Fault { Kind = FaultKind.Cut, Operation = Operations.Result, AtByte = 5, Probability = 0.5 },
    };
}

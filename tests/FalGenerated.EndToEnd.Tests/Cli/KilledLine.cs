using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FalGenerated.EndToEnd.Tests.Cli;

/// <summary>One command line with a clip of its own, which is run and killed again and again.</summary>
internal sealed class KilledLine
{
    private readonly CliBench bench;
    private readonly Random random;
    private readonly byte[] content;
    private readonly string target;

    public KilledLine(CliBench bench, int number)
    {
        this.bench = bench;
        random = new Random(4711 + number);

        // A box that players skip makes the content this line's alone.
        byte[] box = [0, 0, 0, 12, .. "free"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(box.AsSpan(8), number);
        content = [.. File.ReadAllBytes(bench.Clip), .. box];
        Source = bench.PathOf($"in-{number}.mp4");
        target = bench.PathOf($"out-{number}.mp4");
        File.WriteAllBytes(Source, content);
    }

    /// <summary>The clip's path or address.</summary>
    public string Source { get; set; }

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(content));

    public int Kills { get; private set; }

    public int Runs { get; private set; }

    /// <summary>What the last run that was not killed came to.</summary>
    public CliResult Last { get; private set; } = new(-1, "", "");

    /// <summary>True if the last run succeeded and the whole result is there: the emulator gives back what it got.</summary>
    public bool HasVideo => Last.ExitCode == 0 && File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(content);

    /// <summary>Runs the line and kills it until it was killed so many times, or succeeded.</summary>
    /// <param name="kills">How many times at most.</param>
    /// <param name="whole">The time that an undisturbed run takes: the kills are spread over all of it but the start of the runtime.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task KillAsync(int kills, TimeSpan whole, CancellationToken cancellationToken)
    {
        while (Kills < kills && Runs < 2 * kills && Last.ExitCode != 0)
        {
            using CliProcess process = Start();
            Task<CliResult> end = process.EndAsync();
            await Task.WhenAny(end, Task.Delay(whole * (0.25 + (1.5 * random.NextDouble())), TimeProvider.System, cancellationToken));
            if (!end.IsCompleted)
            {
                await process.SignalAsync("KILL");
                Kills++;
                await end;
            }
            else
            {
                Last = await end;
            }
        }
    }

    /// <summary>Runs the line to its end, and returns the time that it took.</summary>
    public async Task<TimeSpan> EndAsync()
    {
        long started = TimeProvider.System.GetTimestamp();
        using CliProcess process = Start();
        Last = await process.EndAsync();
        return TimeProvider.System.GetElapsedTime(started);
    }

    public override string ToString() => $"{Source}, {Kills} kills, exit {Last.ExitCode}: {Last.Output} {Last.Error}";

    private CliProcess Start()
    {
        Runs++;
        return CliProcess.Start(
            new Dictionary<string, string?> { ["FAL_JOURNAL"] = bench.Journal },
            "upscale", Source, "--output", target, "--server", bench.Server, "--deadline", "60", "--json");
    }
}

using System.Globalization;
using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;
using static FalGenerated.Tests.Video.Elements;

namespace FalGenerated.Tests.Video;

/// <summary>
/// Mutated files. <c>FUZZ_SEED</c> and <c>FUZZ_COUNT</c> choose which and how many; a failure names the seed that shows it alone.
/// <c>FUZZ_FOLDER</c> adds the files of a folder, such as the one that <c>make-corpus.sh</c> fills.
/// </summary>
public sealed class FuzzTests
{
    private const int MostAllocated = 128 * 1024;

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(75);

    [Fact]
    public async Task ProbeAsync_MutatedFiles_EndInATypedOutcomeWithinTheirMemory()
    {
        int seed = Setting("FUZZ_SEED", 20_260);
        int count = Setting("FUZZ_COUNT", 3_000);
        byte[][] files = await FilesAsync();
        long mostAllocated = 0;
        List<double> times = [];
        List<double> slow = [];
        Dictionary<VideoOutcome, int> outcomes = [];
        foreach (byte[] file in files)
        {
            await Probe.BytesAsync(file);
        }

        for (int i = 0; i < count; i++)
        {
            byte[] file = new Mutator(seed + i).Mutate(files[(seed + i) % files.Length]);
            long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            long startedAt = TimeProvider.System.GetTimestamp();
            VideoInfo info = await ReadAsync(file, seed + i);
            TimeSpan elapsed = TimeProvider.System.GetElapsedTime(startedAt);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
            times.Add(elapsed.TotalMilliseconds);
            if (elapsed > Slow)
            {
                slow.Add(await AgainAsync(file, seed + i));
            }

            Assert.True(allocated <= MostAllocated, $"Seed {seed + i} allocated {allocated} bytes: {info.Container} {info.Outcome}, {string.Join(' ', info.Notes)}");
            mostAllocated = Math.Max(mostAllocated, allocated);
            outcomes[info.Outcome] = outcomes.GetValueOrDefault(info.Outcome) + 1;
        }

        // The clock also counts what else the machine does meanwhile, so it is printed and not asserted.
        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"{count} files from seed {seed}: at most {mostAllocated} bytes allocated each; median {times[times.Count / 2]:0.000} ms, ")
            + FormattableString.Invariant($"longest {times[^1]:0.0} ms; {slow.Count} above 75 ms, when tried again at most {slow.DefaultIfEmpty().Max():0.0} ms; ")
            + string.Join(", ", outcomes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
    }

    // What was slow is tried again: the machine may have been busy with something else.
    private static async Task<double> AgainAsync(byte[] file, int seed)
    {
        double shortest = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long startedAt = TimeProvider.System.GetTimestamp();
            await ReadAsync(file, seed);
            shortest = Math.Min(shortest, TimeProvider.System.GetElapsedTime(startedAt).TotalMilliseconds);
        }

        return shortest;
    }

    private static async Task<VideoInfo> ReadAsync(byte[] file, int seed)
    {
        try
        {
            return await Probe.BytesAsync(file);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"FUZZ_SEED={seed} FUZZ_COUNT=1 shows an unexpected exception.", error);
        }
    }

    // The file is chosen by the seed as well, so that one seed alone shows the same failure.
    private static async Task<byte[][]> FilesAsync() =>
    [
        new MovieBuilder().File(),
        new MovieBuilder { Version = 1, Edits = MovieBuilder.EditList((2000, -1), (8000, 0)), EntryBoxes = Box("pasp", U32(4), U32(3)) }.File(),
        Join(Ftyp("qt  "), Mdat(), new MovieBuilder().Moov()),
        Join(Ftyp(), Box("moov", new MovieBuilder().MovieHeader(), new MovieBuilder { Handler = "soun" }.Track(), new MovieBuilder().Track(2)), Mdat()),
        Join(Ftyp(), Fragments.Empty.Moov(), Fragments.Index(400, 60 * 15360), Fragments.Fragment(0, 30), Mdat(), Fragments.Fragment(15360, 30), Mdat(), Fragments.RandomAccesses([(0, 700), (15360, 900)])),
        Join(Header(), Segment(Info(), Tracks(AudioTrack()), Cluster())),
        Join(Header("matroska"), Open(0x18538067, SeekHead(Seek(0x1549A966, 300)), Open(0x1654AE6B, VideoTrack(Number(0x54B0, 16), Number(0x54BA, 9))), Cluster(), Info())),
        (await File.ReadAllBytesAsync(RepositoryFiles.Clip, TestContext.Current.CancellationToken))[..8192],
        .. FolderFiles(),
    ];

    private static IEnumerable<byte[]> FolderFiles() =>
        Environment.GetEnvironmentVariable("FUZZ_FOLDER") is not { Length: > 0 } folder ? []
        : Directory.GetFiles(folder).Where(file => new FileInfo(file).Length is > 1024 and < 200_000).Order().Select(File.ReadAllBytes);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

using BenchmarkDotNet.Attributes;

namespace FalGenerated.Benchmarks.Micro;

/// <summary>One submit's lines in a journal that is a file, each on the disk before the call returns.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-benchmark-");
    private ISubmitJournal journal = null!;
    private int number;

    [GlobalSetup]
    public void Open() => journal = SubmitJournal.InFile(Path.Combine(folder.FullName, "journal"));

    [GlobalCleanup]
    public void Delete() => folder.Delete(recursive: true);

    [Benchmark]
    public ValueTask<JournalEntry?> Begin()
    {
        string key = $"order-{++number}";
        return journal.TryBeginAsync(new SubmitRecord(key, "fal-ai/bytedance-upscaler/upscale/video", new string('0', 64), TimeProvider.System.GetUtcNow()), CancellationToken.None);
    }
}

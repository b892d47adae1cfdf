using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

/// <summary>Prints what a probe costs. It asserts bytes and reads, and no time: that depends on the machine.</summary>
[Collection(nameof(AloneTests))]
public sealed class FigureTests
{
    [Fact(Explicit = true)]
    public async Task ProbeAsync_LocalFileWithItsIndexInFront_PrintsItsTime()
    {
        const int Count = 2000;
        VideoSource source = VideoSource.FromFile(RepositoryFiles.Clip);
        List<double> times = [];
        for (int i = 0; i < Count; i++)
        {
            long startedAt = TimeProvider.System.GetTimestamp();
            VideoInfo info = await source.ProbeAsync(cancellationToken: TestContext.Current.CancellationToken);
            times.Add(TimeProvider.System.GetElapsedTime(startedAt).TotalMilliseconds);
            Assert.Equal((1, 65_536L), (info.Reads, info.BytesRead));
        }

        Print($"clip.mp4, {Count} probes: 1 read, 65536 bytes, {Spread(times)}");
    }

    [Fact(Explicit = true)]
    public async Task ProbeAsync_LongestRunThatTheLimitsAllow_PrintsItsTime()
    {
        byte[] run = new byte[12 << 20];
        U32(0x100).CopyTo(run, 0);
        U32(3 << 20).CopyTo(run, 4);
        byte[] moof = Box("moof", Box("traf", Box("tfhd", U32(0), U32(1)), Box("trun", run)));
        byte[] file = Join(Ftyp(), Fragments.Empty.Moov(), moof);
        List<double> times = [];
        for (int i = 0; i < 20; i++)
        {
            long startedAt = TimeProvider.System.GetTimestamp();
            VideoInfo info = await Probe.BytesAsync(file);
            times.Add(TimeProvider.System.GetElapsedTime(startedAt).TotalMilliseconds);
            Assert.InRange(info.BytesRead, 1, 8 << 20);
        }

        Print($"A run of three million samples: {Spread(times)}");
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return FormattableString.Invariant($"median {times[times.Count / 2]:0.000} ms, 99 of 100 below {times[times.Count * 99 / 100]:0.000} ms, longest {times[^1]:0.0} ms");
    }

    private static void Print(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}

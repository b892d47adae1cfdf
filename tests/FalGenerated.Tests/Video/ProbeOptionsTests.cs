using FalGenerated.Video;

namespace FalGenerated.Tests.Video;

public sealed class ProbeOptionsTests
{
    [Fact]
    public void ProbeOptions_Defaults_AreTheDocumentedLimits()
    {
        ProbeOptions options = new();

        Assert.Equal((20_000, 64, 24, 4096), (options.MaxBoxes, options.MaxTracks, options.MaxFragments, options.MaxEdits));
        Assert.Equal((8192, 65_536), (options.MaxTimeTableBytes, options.WindowBytes));
        Assert.Equal((8L << 20, 64, 4 << 20), (options.MaxBytes, options.MaxReads, options.MaxForwardBytes));
        Assert.Equal((2L << 20, 16, TimeSpan.FromSeconds(10)), (options.MaxHttpBytes, options.MaxHttpRequests, options.HttpTimeout));
        Assert.Equal((TimeProvider.System, null), (options.TimeProvider, options.Logger));
    }

    private static readonly Dictionary<string, Action<ProbeOptions>> Impossible = new()
    {
        ["no boxes"] = options => options.MaxBoxes = 0,
        ["no tracks"] = options => options.MaxTracks = 0,
        ["fragments below none"] = options => options.MaxFragments = -1,
        ["edits below none"] = options => options.MaxEdits = -1,
        ["window below 16 KiB"] = options => options.WindowBytes = 16_383,
        ["window above 1 MiB"] = options => options.WindowBytes = (1 << 20) + 1,
        ["time table beyond the window"] = options => options.MaxTimeTableBytes = 65_536,
        ["no bytes"] = options => options.MaxBytes = 0,
        ["no reads"] = options => options.MaxReads = 0,
        ["no bytes of a stream"] = options => options.MaxForwardBytes = 0,
        ["no bytes of an address"] = options => options.MaxHttpBytes = 0,
        ["no requests"] = options => options.MaxHttpRequests = 0,
        ["no time"] = options => options.HttpTimeout = TimeSpan.Zero,
    };

    public static TheoryData<string> Names { get; } = [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ProbeAsync_ImpossibleLimit_IsAnArgumentError(string name)
    {
        ProbeOptions options = new();
        Impossible[name](options);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => VideoSource.FromKnown().ProbeAsync(options, TestContext.Current.CancellationToken));
    }
}

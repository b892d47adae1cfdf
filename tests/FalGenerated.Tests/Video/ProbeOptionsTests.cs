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

    public static TheoryData<Action<ProbeOptions>> Impossible { get; } =
    [
        options => options.MaxBoxes = 0,
        options => options.MaxTracks = 0,
        options => options.MaxFragments = -1,
        options => options.MaxEdits = -1,
        options => options.WindowBytes = 16_383,
        options => options.WindowBytes = (1 << 20) + 1,
        options => options.MaxTimeTableBytes = 65_536,
        options => options.MaxBytes = 0,
        options => options.MaxReads = 0,
        options => options.MaxForwardBytes = 0,
        options => options.MaxHttpBytes = 0,
        options => options.MaxHttpRequests = 0,
        options => options.HttpTimeout = TimeSpan.Zero,
    ];

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task ProbeAsync_ImpossibleLimit_IsAnArgumentError(Action<ProbeOptions> spoil)
    {
        ProbeOptions options = new();
        spoil(options);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => VideoSource.FromKnown().ProbeAsync(options, TestContext.Current.CancellationToken));
    }
}

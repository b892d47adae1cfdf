using FalGenerated.Video;
using FalGenerated.Video.Reading;

namespace FalGenerated.Tests.Video;

public sealed class ProbeOptionsTests
{
    [Fact]
    public void ProbeOptions_Defaults_AreTheDocumentedOnes()
    {
        ProbeOptions options = new();

        Assert.Equal((null, TimeSpan.FromSeconds(10)), (options.MaxBytes, options.Timeout));
        Assert.Equal((TimeProvider.System, null), (options.TimeProvider, options.Logger));
    }

    [Fact]
    public void ProbeLimits_Defaults_AreTheDocumentedLimits()
    {
        ProbeLimits file = ProbeLimits.ForSeeking(new ProbeOptions());
        ProbeLimits stream = ProbeLimits.ForForward(new ProbeOptions());
        ProbeLimits address = ProbeLimits.ForAddress(new ProbeOptions());

        Assert.Equal((20_000, 64, 24, 4096), (file.MaxBoxes, file.MaxTracks, file.MaxFragments, file.MaxEdits));
        Assert.Equal((8192, 65_536), (file.TimeTableBytes, file.WindowBytes));
        Assert.Equal((8L << 20, 64, 4L << 20), (file.MaxBytes, file.MaxReads, stream.MaxBytes));
        Assert.Equal((2L << 20, 16), (address.MaxBytes, address.MaxReads));
        Assert.Equal((true, false, false), (file.ChecksLengths, stream.ChecksLengths, address.ChecksLengths));
    }

    [Fact]
    public void ProbeLimits_MaxBytesOfTheCaller_AppliesToEverySource()
    {
        ProbeOptions options = new() { MaxBytes = 1234 };

        Assert.Equal(
            [1234L, 1234L, 1234L],
            new[] { ProbeLimits.ForSeeking(options), ProbeLimits.ForForward(options), ProbeLimits.ForAddress(options) }.Select(limits => limits.MaxBytes));
    }

    private static readonly Dictionary<string, ProbeOptions> Impossible = new()
    {
        ["no bytes"] = new() { MaxBytes = 0 },
        ["no time"] = new() { Timeout = TimeSpan.Zero },
        ["less than no time"] = new() { Timeout = TimeSpan.FromTicks(-1) },
    };

    public static TheoryData<string> Names { get; } = [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ProbeAsync_ImpossibleLimit_IsAnArgumentError(string name) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => VideoSource.FromKnown().ProbeAsync(Impossible[name], TestContext.Current.CancellationToken));
}

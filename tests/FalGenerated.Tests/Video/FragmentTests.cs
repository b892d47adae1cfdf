using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;
using static FalGenerated.Tests.Video.Fragments;

namespace FalGenerated.Tests.Video;

public sealed class FragmentTests
{
    [Fact]
    public async Task ProbeAsync_StatedTotal_IsTaken()
    {
        MovieBuilder movie = Empty with { BehindTracks = Extends(Box("mehd", U32(0), U32(12_500))) };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), movie.Moov(), Fragment(0, 30), Mdat()));

        Assert.Equal((12.5m, 30m, false), (info.VideoSeconds, info.FramesPerSecond, info.DurationWalked));
    }

    [Fact]
    public async Task ProbeAsync_IndexOverTheWholeFile_IsTaken()
    {
        byte[] media = Join(Fragment(0, 30), Mdat());
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Empty.Moov(), Index((uint)media.Length, 7 * Timescale), media));

        Assert.Equal((7m, false), (info.VideoSeconds, info.DurationWalked));
    }

    [Fact]
    public async Task ProbeAsync_IndexOfOneSegmentOnly_IsNotTakenForTheWhole()
    {
        byte[] first = Join(Fragment(0, 30), Mdat(1000));
        byte[] second = Join(Fragment(15360, 30), Mdat(1000));
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Empty.Moov(), Index((uint)first.Length, Timescale), first, Index((uint)second.Length, Timescale), second));

        Assert.Equal((2m, true), (info.VideoSeconds, info.DurationWalked));
    }

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    public async Task ProbeAsync_WalkOverFragments_EndsAtTheLimit(int count, bool isKnown)
    {
        byte[] media = Join([.. Enumerable.Range(0, count).SelectMany(i => new[] { Fragment((uint)i * Timescale, 30), Mdat() })]);
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Empty.Moov(), media));

        Assert.Equal(isKnown ? VideoOutcome.Ok : VideoOutcome.Partial, info.Outcome);
        Assert.Equal(isKnown ? count : null, info.VideoSeconds);
        Assert.Equal(30m, info.FramesPerSecond);
    }

    [Fact]
    public async Task ProbeAsync_ListOfRandomAccesses_LeadsToTheLastFragment()
    {
        byte[] head = Join(Ftyp(), Empty.Moov());
        List<byte[]> parts = [head];
        List<(uint Time, uint Offset)> entries = [];
        for (uint i = 0; i < 40; i++)
        {
            entries.Add((i * Timescale, (uint)parts.Sum(part => part.Length)));
            parts.Add(Fragment(i * Timescale, 30));
            parts.Add(Mdat());
        }

        parts.Add(RandomAccesses(entries));
        VideoInfo info = await Probe.BytesAsync(Join([.. parts]));

        Assert.Equal((VideoOutcome.Ok, 40m), (info.Outcome, info.VideoSeconds));
    }

    [Fact]
    public async Task ProbeAsync_LiveRecordingThatStartsLate_CountsFromItsFirstFragment()
    {
        byte[] media = Join(Fragment(3600 * Timescale, 30), Mdat(), Fragment(3601 * Timescale, 30), Mdat());

        Assert.Equal(2m, (await Probe.BytesAsync(Join(Ftyp(), Empty.Moov(), media))).VideoSeconds);
    }

    [Fact]
    public async Task ProbeAsync_SamplesInFrontAndInFragments_AreAddedUp()
    {
        MovieBuilder hybrid = new() { MovieDuration = 10_000, BehindTracks = Extends() };
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), hybrid.Moov(), Mdat(), Fragment(10 * Timescale, 60), Mdat()));

        Assert.Equal((12m, 12m), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_SoundLongerThanThePicture_IsTheLengthOfTheFile()
    {
        byte[] media = Join(Fragment(0, 60, sound: 96), Mdat(), Fragment(2 * Timescale, 30, sound: 95), Mdat());
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), WithSound.Moov(), media));

        Assert.Equal((3m, 4.074667m), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_SoundInFragmentsOfItsOwn_IsCountedToItsLast()
    {
        byte[] media = Join(Fragment(0, 30), Mdat(), SoundFragment(0, 47), Mdat(), Fragment(Timescale, 30), Mdat(), SoundFragment(47 * 1024, 94), Mdat());
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), WithSound.Moov(), media));

        Assert.Equal((2m, 3.008m), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_SoundTrackWithoutAnySample_AddsNothing()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), WithSound.Moov(), Fragment(0, 60), Mdat()));

        Assert.Equal((2m, 2m), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_IndexOfEachTrack_TellsBothLengths()
    {
        byte[] media = Join(Fragment(0, 30, sound: 96), Mdat());
        byte[] sounds = Index((uint)media.Length, 8 * SoundTimescale, track: 2, SoundTimescale);
        byte[] pictures = Index((uint)(media.Length + sounds.Length), 7 * Timescale);
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), WithSound.Moov(), pictures, sounds, media));

        Assert.Equal((7m, 8m), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_IndexOfThePictureOnly_LeavesTheLengthOfTheFileOpen()
    {
        byte[] media = Join(Fragment(0, 30, sound: 96), Mdat());
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), WithSound.Moov(), Index((uint)media.Length, 7 * Timescale), media));

        Assert.Equal((VideoOutcome.Ok, 7m, null), (info.Outcome, info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_SoundThatTheListJumpsOver_LeavesTheLengthOfTheFileOpen()
    {
        byte[] head = Join(Ftyp(), WithSound.Moov());
        byte[] early = Join(Fragment(0, 30), Mdat(), SoundFragment(0, 470), Mdat());
        byte[] late = Join(Fragment(9 * Timescale, 30), Mdat());
        byte[] list = RandomAccesses([(0, (uint)head.Length), (9 * Timescale, (uint)(head.Length + early.Length))]);
        VideoInfo info = await Probe.BytesAsync(Join(head, early, late, list));

        Assert.Equal((10m, null), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Theory]
    [InlineData(40, "42.005333")]
    [InlineData(20, "41.5")]
    [InlineData(0, "41.5")]
    public async Task ProbeAsync_ListOfEachTrack_LeadsToTheLastFragmentOfEach(uint second, string container)
    {
        List<byte[]> parts = [Join(Ftyp(), WithSound.Moov())];
        List<(uint Time, uint Offset)> pictures = [], sounds = [];
        uint Length() => (uint)parts.Sum(part => part.Length);
        void AddSound(uint at, uint samples)
        {
            sounds.Add((at * SoundTimescale, Length()));
            parts.Add(Join(SoundFragment(at * SoundTimescale, samples, isStartStated: false), Mdat()));
        }

        for (uint i = 0; i < 42; i++)
        {
            if (i == second)
            {
                AddSound(i, 94);
            }

            pictures.Add((i * Timescale, Length()));
            parts.Add(Join(Fragment(i * Timescale, i == 41 ? 15u : 30), Mdat()));
            if (i == 0 && second > 0)
            {
                AddSound(i, 47);
            }
        }

        parts.Add(RandomAccesses(pictures, sounds));
        VideoInfo info = await Probe.BytesAsync(Join([.. parts]));

        Assert.Equal((41.5m, decimal.Parse(container)), (info.VideoSeconds, info.ContainerSeconds));
    }

    [Fact]
    public async Task ProbeAsync_FragmentedWithoutAnyFragment_HasNoDuration()
    {
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Empty.Moov()));

        Assert.Equal((VideoOutcome.Partial, null), (info.Outcome, info.VideoSeconds));
    }

    [Fact]
    public async Task ProbeAsync_DurationsInEachSample_AreAddedUp()
    {
        byte[] run = Box("trun", [U32(0x301), U32(3), U32(0), .. new uint[] { 512, 512, 1024 }.Select(duration => Join(U32(duration), U32(99)))]);
        byte[] moof = Box("moof", Box("traf", Box("tfhd", U32(0), U32(1)), run));

        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Empty.Moov(), moof, Mdat()));

        Assert.Equal((0.133333m, 30m), (info.VideoSeconds, info.FramesPerSecond));
    }

    [Fact]
    public async Task ProbeAsync_RunThatClaimsMoreThanItHolds_CostsTheDurationOnly()
    {
        byte[] moof = Box("moof", Box("traf", Box("tfhd", U32(0), U32(1)), Box("trun", U32(0x100), U32(uint.MaxValue), U32(512))));
        VideoInfo info = await Probe.BytesAsync(Join(Ftyp(), Empty.Moov(), moof, Mdat()));

        Assert.Equal((VideoOutcome.Partial, true), (info.Outcome, info.Suspicious));
        Assert.Equal(new PixelSize(640, 360), info.CodedSize);
    }
}

using System.Buffers.Binary;
using FalGenerated.Emulator.Files;

namespace FalGenerated.Emulator.Tests;

public sealed class MovieTimeTests
{
    private static byte[] Box(string type, params byte[] body)
    {
        var box = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        System.Text.Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        body.CopyTo(box.AsSpan(8));
        return box;
    }

    private static byte[] Header(uint timescale, uint units)
    {
        var body = new byte[100];
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(12), timescale);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(16), units);
        return Box("mvhd", body);
    }

    private static byte[] WideHeader(uint timescale, ulong units)
    {
        var body = new byte[112];
        body[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(20), timescale);
        BinaryPrimitives.WriteUInt64BigEndian(body.AsSpan(24), units);
        return Box("mvhd", body);
    }

    private static decimal? Read(params byte[] file) => MovieTime.Read(new MemoryStream(file));

    [Fact]
    public void Read_NarrowAndWideHeaders_GiveSeconds()
    {
        Assert.Equal(6.582m, Read([.. Box("ftyp", 1, 2, 3), .. Box("moov", [.. Box("udta"), .. Header(600, 3949)])]));
        Assert.Equal(5_000_000m, Read(Box("moov", WideHeader(1_000, 5_000_000_000))));
    }

    [Fact]
    public void Read_LargeAndOpenEndedBoxes_AreWalkedOver()
    {
        byte[] large = [0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 0, 0, 0, 0, 20, 9, 9, 9, 9];
        var open = Box("moov", Header(10, 25));
        BinaryPrimitives.WriteInt32BigEndian(open, 0);

        Assert.Equal(2.5m, Read([.. large, .. open]));
    }

    [Fact]
    public void Read_NothingToFind_GivesNull()
    {
        Assert.Null(Read());
        Assert.Null(Read([.. "RIFF and more of it"u8]));
        Assert.Null(Read(Box("moov", Box("trak"))));
        Assert.Null(Read(Box("moov", Header(0, 10))));
        Assert.Null(Read(Box("moov", Header(600, 0))));
        Assert.Null(Read(Box("moov", Header(600, uint.MaxValue))));
        Assert.Null(Read(Box("moov", Header(600, 10))[..30]));
        Assert.Null(Read([0, 0, 0, 1, .. "mdat"u8, 255, 255, 255, 255, 255, 255, 255, 255]));
        Assert.Null(Read([0, 0, 0, 4, .. "mdat"u8]));
    }

    [Fact]
    public void Read_RealClip_GivesItsTime()
    {
        using var clip = File.OpenRead(Path.Combine(NodeProject.Folder, "..", "Media", "clip.mp4"));

        Assert.Equal(3m, MovieTime.Read(clip));
    }
}

using System.Text;
using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

/// <summary>Builds a <c>moov</c> with one video track: 640x360, 30 frames a second, 10 seconds, unless told otherwise.</summary>
internal sealed record MovieBuilder
{
    public uint MovieTimescale { get; init; } = 1000;

    public ulong MovieDuration { get; init; } = 10_000;

    public uint MediaTimescale { get; init; } = 15360;

    public ulong MediaDuration { get; init; } = 153_600;

    public byte Version { get; init; }

    public bool Enabled { get; init; } = true;

    public int[] Matrix { get; init; } = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

    public (int Width, int Height) TrackSize { get; init; } = (640, 360);

    public (int Width, int Height) CodedSize { get; init; } = (640, 360);

    public string Format { get; init; } = "avc1";

    public byte[] EntryBoxes { get; init; } = [];

    public (uint Count, uint Delta)[] Times { get; init; } = [(300, 512)];

    public byte[] SizeTable { get; init; } = [];

    public byte[] Edits { get; init; } = [];

    public byte[] BehindHandler { get; init; } = [];

    public byte[] BehindTracks { get; init; } = [];

    public string Handler { get; init; } = "vide";

    public byte[] Moov() => Box("moov", MovieHeader(), Track(), BehindTracks);

    public byte[] File() => Join(Ftyp(), Moov(), Mdat());

    /// <summary>The matrix of the whole movie; empty writes zeros.</summary>
    public int[] MovieMatrix { get; init; } = [];

    public byte[] MovieHeader()
    {
        byte[] rest = Join(Zeros(16), MovieMatrix.Length == 0 ? Zeros(36) : Join([.. MovieMatrix.Select(value => U32(unchecked((uint)value)))]), Zeros(28));
        return Version == 1
            ? Box("mvhd", U32(0x01000000), U64(0), U64(0), U32(MovieTimescale), U64(MovieDuration), rest)
            : Box("mvhd", U32(0), U32(0), U32(0), U32(MovieTimescale), U32((uint)MovieDuration), rest);
    }

    public byte[] Track(uint id = 1) => Box("trak", TrackHeader(id), Edits, Box("mdia", MediaHeader(), HandlerBox(), BehindHandler, Box("minf", Box("dinf"), SampleTable())));

    public static byte[] EditList(params (ulong Duration, long MediaTime)[] edits) => Box(
        "edts",
        Box("elst", [U32(0), U32((uint)edits.Length), .. edits.Select(edit => Join(U32((uint)edit.Duration), U32(unchecked((uint)edit.MediaTime)), U32(0x10000)))]));

    private byte[] TrackHeader(uint id)
    {
        byte[] matrix = Join([.. Matrix.Select(value => U32(unchecked((uint)value)))]);
        byte[] size = Join(U32((uint)TrackSize.Width << 16), U32((uint)TrackSize.Height << 16));
        uint flags = (uint)Version << 24 | (Enabled ? 3u : 2u);
        return Version == 1
            ? Box("tkhd", U32(flags), U64(0), U64(0), U32(id), U32(0), U64(MovieDuration), Zeros(16), matrix, size)
            : Box("tkhd", U32(flags), U32(0), U32(0), U32(id), U32(0), U32((uint)MovieDuration), Zeros(16), matrix, size);
    }

    private byte[] MediaHeader() => Version == 1
        ? Box("mdhd", U32(0x01000000), U64(0), U64(0), U32(MediaTimescale), U64(MediaDuration), U32(0))
        : Box("mdhd", U32(0), U32(0), U32(0), U32(MediaTimescale), U32((uint)MediaDuration), U32(0));

    private byte[] HandlerBox() => Box("hdlr", U32(0), U32(0), Encoding.Latin1.GetBytes(Handler), Zeros(13));

    private byte[] SampleTable() => Box(
        "stbl",
        Box("stsd", U32(0), U32(1), Box(Format, Zeros(6), U16(1), Zeros(16), U16(CodedSize.Width), U16(CodedSize.Height), Zeros(50), EntryBoxes)),
        Box("stts", [U32(0), U32((uint)Times.Length), .. Times.Select(time => Join(U32(time.Count), U32(time.Delta)))]),
        Box("stsz", U32(0), U32(0), U32((uint)Times.Sum(time => time.Count)), SizeTable),
        Box("stco", U32(0), U32(0)));
}

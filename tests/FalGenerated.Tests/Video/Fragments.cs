using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

/// <summary>Writes the boxes of fragmented files: 30 frames a second, track 1.</summary>
internal static class Fragments
{
    public const uint Timescale = 15360;

    /// <summary>An index without samples: all of them are in fragments.</summary>
    public static readonly MovieBuilder Empty = new() { MovieDuration = 0, MediaDuration = 0, Times = [], BehindTracks = Extends() };

    public const uint SoundTimescale = 48_000;

    /// <summary>As <see cref="Empty"/>, and a track 2 with sound: 1024 of 48,000 to a sample.</summary>
    public static readonly MovieBuilder WithSound = Empty with
    {
        BehindTracks = Join(
            (Empty with { Handler = "soun", MediaTimescale = SoundTimescale, Format = "mp4a" }).Track(id: 2),
            Extends(Box("trex", U32(0), U32(2), U32(1), U32(1024), U32(0), U32(0)))),
    };

    public static byte[] Extends(params byte[][] parts) => Box("mvex", [.. parts, Box("trex", U32(0), U32(1), U32(1), U32(512), U32(0), U32(0))]);

    public static byte[] Fragment(uint start, uint samples) => Box(
        "moof",
        Box("mfhd", U32(0), U32(1)),
        Box("traf", Box("tfhd", U32(0x020000), U32(1)), Box("tfdt", U32(0), U32(start)), Box("trun", U32(0), U32(samples))));

    /// <summary>A fragment of pictures that holds samples of sound too; those state no start.</summary>
    public static byte[] Fragment(uint start, uint samples, uint sound) => Box(
        "moof",
        Box("mfhd", U32(0), U32(1)),
        Box("traf", Box("tfhd", U32(0x020000), U32(1)), Box("tfdt", U32(0), U32(start)), Box("trun", U32(0), U32(samples))),
        Box("traf", Box("tfhd", U32(0x020000), U32(2)), Box("trun", U32(0), U32(sound))));

    public static byte[] SoundFragment(uint start, uint samples, bool isStartStated = true) => Box(
        "moof",
        Box("traf", Box("tfhd", U32(0x020000), U32(2)), isStartStated ? Box("tfdt", U32(0), U32(start)) : [], Box("trun", U32(0), U32(samples))));

    public static byte[] Index(uint size, uint duration, uint track = 1, uint timescale = Timescale) =>
        Box("sidx", U32(0), U32(track), U32(timescale), U32(0), U32(0), U16(0), U16(1), U32(size), U32(duration), U32(0));

    /// <summary>The list at the end of a file: of track 1, then of track 2 and so on.</summary>
    public static byte[] RandomAccesses(params List<(uint Time, uint Offset)>[] tracks)
    {
        byte[] tables = Join([.. tracks.Select((entries, i) => Box(
            "tfra",
            [U32(0), U32((uint)i + 1), U32(0), U32((uint)entries.Count), .. entries.Select(entry => Join(U32(entry.Time), U32(entry.Offset), [1, 1, 1]))]))]);
        return Box("mfra", tables, Box("mfro", U32(0), U32((uint)(8 + tables.Length + 16))));
    }
}

using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

/// <summary>Writes the boxes of fragmented files: 30 frames a second, track 1.</summary>
internal static class Fragments
{
    public const uint Timescale = 15360;

    /// <summary>An index without samples: all of them are in fragments.</summary>
    public static readonly MovieBuilder Empty = new() { MovieDuration = 0, MediaDuration = 0, Times = [], BehindTracks = Extends() };

    public static byte[] Extends(params byte[][] parts) => Box("mvex", [.. parts, Box("trex", U32(0), U32(1), U32(1), U32(512), U32(0), U32(0))]);

    public static byte[] Fragment(uint start, uint samples) => Box(
        "moof",
        Box("mfhd", U32(0), U32(1)),
        Box("traf", Box("tfhd", U32(0x020000), U32(1)), Box("tfdt", U32(0), U32(start)), Box("trun", U32(0), U32(samples))));

    public static byte[] Index(uint size, uint duration) =>
        Box("sidx", U32(0), U32(1), U32(Timescale), U32(0), U32(0), U16(0), U16(1), U32(size), U32(duration), U32(0));

    public static byte[] RandomAccesses(List<(uint Time, uint Offset)> entries)
    {
        byte[] table = Box("tfra", [U32(0), U32(1), U32(0), U32((uint)entries.Count), .. entries.Select(entry => Join(U32(entry.Time), U32(entry.Offset), [1, 1, 1]))]);
        return Box("mfra", table, Box("mfro", U32(0), U32((uint)(8 + table.Length + 16))));
    }
}

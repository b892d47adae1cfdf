using FalGenerated.Video;
using static FalGenerated.Tests.Video.Boxes;

namespace FalGenerated.Tests.Video;

/// <summary>The kinds of files whose cost over the network is limited.</summary>
internal static class UrlFiles
{
    private const uint Timescale = 15360;
    private const int Media = 3_000_000;

    public static Stream Make(string kind) => kind switch
    {
        "index in front" => Sparse(Join(Ftyp(), new MovieBuilder().Moov(), MediaHeader(Media)), Media),
        "index at the end" => AtTheEnd(Media, new MovieBuilder().Moov()),
        "index behind five gigabytes" => AtTheEnd(5L << 30, new MovieBuilder().Moov()),
        "an hour, index of 1.2 MB in front" => Sparse(Join(Ftyp(), Hour(), MediaHeader(Media)), Media),
        "fragments with a list" => FragmentsWithList(),
        "fragments with an index" => FragmentsWithIndex(),
        "webm" => new MemoryStream(Join(Elements.Header(), Elements.Segment(Elements.Info(), Elements.Tracks(Elements.AudioTrack()), Elements.Cluster(500_000)))),
        "user data of 1.5 MB" => AtTheEnd(Media, new MovieBuilder { BehindTracks = Join(Box("udta", Zeros(1_500_000)), Box("free")) }.Moov()),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static SparseStream Sparse(byte[] head, long rest) => new(head.Length + rest, (0, head));

    private static byte[] MediaHeader(long length) => Large((ulong)length + 16, "mdat");

    private static SparseStream AtTheEnd(long media, byte[] moov)
    {
        byte[] head = Join(Ftyp(), MediaHeader(media));
        return new SparseStream(head.Length + media + moov.Length, (0, head), (head.Length + media, moov));
    }

    // Pictures and sound of an hour: the tables of sizes are what makes the index long.
    private static byte[] Hour()
    {
        MovieBuilder picture = new() { Times = [(108_000, 512)], MediaDuration = 108_000 * 512, MovieDuration = 3_600_000, SizeTable = Zeros(430_000) };
        MovieBuilder sound = picture with { Handler = "soun", SizeTable = Zeros(770_000) };
        return Box("moov", picture.MovieHeader(), picture.Track(), sound.Track(2));
    }

    private static SparseStream FragmentsWithIndex()
    {
        byte[] fragment = Fragments.Fragment(0, 30);
        byte[] index = Fragments.Index((uint)(fragment.Length + 16 + Media), 60 * Timescale);
        return Sparse(Join(Ftyp(), Fragments.Empty.Moov(), index, fragment, MediaHeader(Media)), Media);
    }

    private static SparseStream FragmentsWithList()
    {
        byte[] head = Join(Ftyp(), Fragments.Empty.Moov());
        List<(long, byte[])> pieces = [(0, head)];
        List<(uint, uint)> entries = [];
        long at = head.Length;
        for (uint i = 0; i < 30; i++)
        {
            entries.Add((i * Timescale, (uint)at));
            byte[] piece = Join(Fragments.Fragment(i * Timescale, 30), MediaHeader(300_000));
            pieces.Add((at, piece));
            at += piece.Length + 300_000;
        }

        byte[] list = Fragments.RandomAccesses(entries);
        pieces.Add((at, list));
        return new SparseStream(at + list.Length, [.. pieces]);
    }
}

using System.Buffers.Binary;
using System.Numerics;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Matroska;

/// <summary>Reads the times of the first and the last cluster: the length that the media itself has, whatever the header states.</summary>
internal sealed class ClusterReader(EbmlReader elements, MatroskaFacts facts)
{
    // A block's track number takes 1 to 8 bytes; its time follows in two.
    private const int LongestBlockHead = 10;

    // Elements to look at in search of the last blocks. Hostile bytes could make every offset look like the start of a run.
    private const int MostElements = 100_000;

    /// <summary>Reads the time of the first cluster, which is at hand.</summary>
    public async ValueTask ReadFirstAsync(Element cluster)
    {
        try
        {
            facts.FirstTime = await TimeAsync(cluster).ConfigureAwait(false);
        }
        catch (ProbeStop)
        {
            // It costs the length only.
        }
    }

    /// <summary>Finds the last cluster, and in it the last block.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="first">The first cluster; null when there is none.</param>
    /// <param name="cued">The position of the cluster that the last cue names; null without one.</param>
    public async ValueTask ReadLastAsync(Element segment, Element? first, long? cued)
    {
        long? from = cued ?? first?.Start;
        Element? last = from is { } start ? await WalkAsync(segment, start).ConfigureAwait(false) : null;
        if (last is not { } cluster || await TimeAsync(cluster).ConfigureAwait(false) is not { } time)
        {
            return;
        }

        NoteTime(time);
        await ReadTailAsync(cluster, time).ConfigureAwait(false);
    }

    /// <summary>Walks over a bounded number of clusters.</summary>
    /// <returns>The last one that was met; null when there is none at the position.</returns>
    private async ValueTask<Element?> WalkAsync(Element segment, long position)
    {
        Element? last = null;
        int left = elements.Limits.MaxFragments;
        while (await elements.NextAsync(position, segment).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.Cluster)
            {
                if (left-- == 0)
                {
                    return last;
                }

                last = element;
            }
            else if (!ElementId.IsOutermost(element.Id) && last is null)
            {
                return null;
            }

            // Behind a cluster of unknown size only its end would tell where the next one starts.
            if (!element.HasSize)
            {
                return last;
            }

            position = element.End;
        }

        facts.ReachedLastBlock = last is { Overruns: false };
        return last;
    }

    private async ValueTask<ulong?> TimeAsync(Element cluster)
    {
        long position = cluster.Body;
        for (int i = 0; i < 4 && await elements.NextAsync(position, cluster).ConfigureAwait(false) is { } element; i++)
        {
            if (element.Id == ElementId.Timestamp)
            {
                return await elements.NumberAsync(element).ConfigureAwait(false);
            }

            position = element.End;
        }

        return null;
    }

    /// <summary>Reads the times of the blocks that end a cluster. Its last bytes are enough: a run of blocks that ends where it does is one.</summary>
    private async ValueTask ReadTailAsync(Element cluster, ulong time)
    {
        long start = Math.Max(cluster.Body, cluster.End - elements.Window.Size);
        int length = (int)(cluster.End - start);
        bool isRead = cluster.HasSize && await elements.Window.HasAsync(start, length).ConfigureAwait(false);
        facts.ReachedLastBlock &= isRead && NoteBlocks(start, length, time);
    }

    private bool NoteBlocks(long start, int length, ulong time)
    {
        ReadOnlySpan<byte> bytes = elements.Window.Span(start, length);
        int left = MostElements;
        for (int at = 0; at < length && left > 0; at++)
        {
            if (bytes[at] is (byte)ElementId.SimpleBlock or (byte)ElementId.BlockGroup && RunFrom(bytes[at..], ref left) is { } latest)
            {
                NoteTime(time > long.MaxValue ? time : time + (ulong)latest);
                return true;
            }
        }

        return false;
    }

    /// <summary>The latest relative time of a run of blocks that fills the bytes exactly; null when they are no such run.</summary>
    private static long? RunFrom(ReadOnlySpan<byte> bytes, ref int left)
    {
        long latest = 0;
        while (!bytes.IsEmpty)
        {
            if (left-- <= 0)
            {
                return null;
            }

            byte id = bytes[0];
            if (!TryTake(bytes, out ReadOnlySpan<byte> body, out bytes))
            {
                return null;
            }

            if (id == (byte)ElementId.BlockGroup && (body.IsEmpty || body[0] != (byte)ElementId.Block || !TryTake(body, out body, out _)))
            {
                return null;
            }

            if (id is (byte)ElementId.SimpleBlock or (byte)ElementId.BlockGroup)
            {
                if (BlockTime(body) is not { } blockTime)
                {
                    return null;
                }

                latest = Math.Max(latest, blockTime);
            }
        }

        return latest;
    }

    /// <summary>Takes one element with a one-byte id off the front.</summary>
    private static bool TryTake(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body, out ReadOnlySpan<byte> rest)
    {
        body = rest = default;
        if (bytes.Length < 2 || bytes[0] < 0x80 || bytes[1] == 0)
        {
            return false;
        }

        int sizeLength = BitOperations.LeadingZeroCount((uint)bytes[1]) - 23;
        if (bytes.Length < 1 + sizeLength)
        {
            return false;
        }

        ulong size = bytes[1] & ((1UL << (8 - sizeLength)) - 1);
        for (int i = 2; i <= sizeLength; i++)
        {
            size = (size << 8) | bytes[i];
        }

        if (size > (ulong)(bytes.Length - 1 - sizeLength))
        {
            return false;
        }

        body = bytes.Slice(1 + sizeLength, (int)size);
        rest = bytes[(1 + sizeLength + (int)size)..];
        return true;
    }

    private static short? BlockTime(ReadOnlySpan<byte> block)
    {
        int numberLength = block.IsEmpty ? LongestBlockHead : BitOperations.LeadingZeroCount((uint)block[0]) - 23;
        return block.Length < numberLength + 3 ? null : BinaryPrimitives.ReadInt16BigEndian(block[numberLength..]);
    }

    private void NoteTime(ulong time) => facts.LastTime = Math.Max(facts.LastTime ?? 0, time);
}

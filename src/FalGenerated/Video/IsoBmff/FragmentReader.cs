using System.Numerics;
using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>Reads the sample durations of the tracks whose length counts out of <c>moof</c>.</summary>
internal sealed class FragmentReader(BoxReader boxes, MovieFacts movie)
{
    // Entries that are brought into the window at once: at most 4 KiB of them.
    private const int PieceLength = 256;

    /// <summary>Adds to each track what the fragment holds of it.</summary>
    public async ValueTask ReadAsync(Box moof)
    {
        long position = moof.Body;
        while (await boxes.NextAsync(position, moof).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Traf)
            {
                await ReadTrackAsync(moof, box).ConfigureAwait(false);
            }

            position = box.End;
        }
    }

    private async ValueTask ReadTrackAsync(Box moof, Box traf)
    {
        TrackFacts? track = null;
        uint sampleDuration = 0;
        ulong? start = null;
        SampleTimes times = new();
        long position = traf.Body;
        while (await boxes.NextAsync(position, traf).ConfigureAwait(false) is { } box)
        {
            if (box.Type == FourCc.Tfhd)
            {
                uint id = boxes.UInt32(await boxes.BodyAsync(box, 8).ConfigureAwait(false) + 4);
                track = movie.FindTimed(id);
                sampleDuration = await DefaultDurationAsync(box).ConfigureAwait(false) ?? movie.DefaultDurations.GetValueOrDefault(id);
            }
            else if (track is not null && box.Type == FourCc.Tfdt)
            {
                long body = await boxes.BodyAsync(box, 8).ConfigureAwait(false);
                bool wide = boxes.Byte(body) == 1;
                body = await boxes.BodyAsync(box, wide ? 12 : 8).ConfigureAwait(false);
                start = wide ? boxes.UInt64(body + 4) : boxes.UInt32(body + 4);
            }
            else if (track is not null && box.Type == FourCc.Trun)
            {
                await AddRunAsync(box, sampleDuration, times).ConfigureAwait(false);
            }

            position = box.End;
        }

        track?.Fragments.Add(moof.Start, start, times);
    }

    private async ValueTask<uint?> DefaultDurationAsync(Box header)
    {
        const uint HasBaseOffset = 0x1, HasDescription = 0x2, HasDuration = 0x8;
        uint flags = boxes.UInt32(await boxes.BodyAsync(header, 8).ConfigureAwait(false));
        if ((flags & HasDuration) == 0)
        {
            return null;
        }

        int offset = 8 + ((flags & HasBaseOffset) != 0 ? 8 : 0) + ((flags & HasDescription) != 0 ? 4 : 0);
        return boxes.UInt32(await boxes.BodyAsync(header, offset, 4).ConfigureAwait(false));
    }

    private async ValueTask AddRunAsync(Box run, uint sampleDuration, SampleTimes times)
    {
        const uint HasDataOffset = 0x1, HasFirstFlags = 0x4, HasDurations = 0x100, EntryFields = 0xF00;
        long body = await boxes.BodyAsync(run, 8).ConfigureAwait(false);
        uint flags = boxes.UInt32(body);
        uint count = boxes.UInt32(body + 4);
        if ((flags & HasDurations) == 0)
        {
            times.Add(sampleDuration, count);
            return;
        }

        int entry = 4 * BitOperations.PopCount(flags & EntryFields);
        long offset = 8 + ((flags & HasDataOffset) != 0 ? 4 : 0) + ((flags & HasFirstFlags) != 0 ? 4 : 0);
        for (long i = 0; i < count; i += PieceLength)
        {
            // The box's own end stops a count that lies.
            int piece = (int)Math.Min(PieceLength, count - i);
            long at = await boxes.BodyAsync(run, offset + (i * entry), piece * entry).ConfigureAwait(false);
            for (int sample = 0; sample < piece; sample++, at += entry)
            {
                times.Add(boxes.UInt32(at), 1);
            }
        }
    }
}

namespace FalGenerated.Video;

/// <summary>Reads webm and mkv as far as the first cluster, and beyond it only where the seek head points.</summary>
internal sealed class MatroskaReader(EbmlReader elements, ProbeOptions options)
{
    private const int LongestHeader = 4096;

    private readonly MatroskaTrackReader trackReader = new(elements);
    private readonly MatroskaFacts facts = new();
    private long? tracksAt;
    private long? infoAt;

    public async ValueTask<VideoInfo> ReadAsync()
    {
        Element file = Element.File(elements.Window.Length);
        long position = await ReadHeaderAsync(file).ConfigureAwait(false);
        while (await elements.NextAsync(position, file).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.Segment)
            {
                await ReadSegmentAsync(element).ConfigureAwait(false);
                return MatroskaSummary.Make(facts);
            }

            position = element.End;
        }

        throw ProbeStop.Truncated(position);
    }

    private async ValueTask<long> ReadHeaderAsync(Element file)
    {
        if (await elements.NextAsync(0, file).ConfigureAwait(false) is not { } header)
        {
            throw ProbeStop.Truncated(0);
        }

        if (!header.HasSize || header.Size > LongestHeader)
        {
            throw ProbeStop.Malformed($"The EBML header is longer than {LongestHeader} bytes.", header.Start);
        }

        long position = header.Body;
        while (await elements.NextAsync(position, header).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.DocType)
            {
                facts.DocType = await elements.TextAsync(element).ConfigureAwait(false);
            }

            position = element.End;
        }

        return header.End;
    }

    private async ValueTask ReadSegmentAsync(Element segment)
    {
        long position = segment.Body;
        bool reachedMedia = false;
        while (!reachedMedia && !facts.IsComplete && await elements.NextAsync(position, segment).ConfigureAwait(false) is { } element)
        {
            reachedMedia = element.Id == ElementId.Cluster || (!element.HasSize && !IsRead(element.Id));
            position = reachedMedia ? element.Start : await ReadOutermostAsync(element).ConfigureAwait(false);
        }

        if (!facts.HasTracks && tracksAt is { } tracks && tracks > position - segment.Body)
        {
            await JumpAsync(segment, tracks, ElementId.Tracks).ConfigureAwait(false);
        }

        if (!facts.HasTracks)
        {
            throw reachedMedia
                ? ProbeStop.Malformed("The media starts before any track is described.", position)
                : ProbeStop.Truncated(position);
        }

        if (!facts.HasInfo && infoAt is { } info && info > position - segment.Body)
        {
            await ReadLateInfoAsync(segment, info).ConfigureAwait(false);
        }
    }

    private async ValueTask ReadLateInfoAsync(Element segment, long position)
    {
        try
        {
            await JumpAsync(segment, position, ElementId.Info).ConfigureAwait(false);
        }
        catch (ProbeStop)
        {
            // The tracks are known; what is out of reach or broken here costs the duration only.
        }
    }

    private async ValueTask JumpAsync(Element segment, long position, uint id)
    {
        if (await elements.NextAsync(segment.Body + position, segment).ConfigureAwait(false) is { } element && element.Id == id)
        {
            await ReadOutermostAsync(element).ConfigureAwait(false);
        }
    }

    private static bool IsRead(uint id) => id is ElementId.SeekHead or ElementId.Info or ElementId.Tracks;

    private async ValueTask<long> ReadOutermostAsync(Element element)
    {
        if (!IsRead(element.Id))
        {
            return element.End;
        }

        if (element.Overruns && element.Id == ElementId.Tracks)
        {
            throw ProbeStop.Truncated(element.Start);
        }

        long position = element.Body;
        while (await elements.NextAsync(position, element).ConfigureAwait(false) is { } child)
        {
            if (!element.HasSize && ElementId.IsOutermost(child.Id))
            {
                break;
            }

            await ReadChildAsync(element, child).ConfigureAwait(false);
            position = child.End;
        }

        facts.HasInfo |= element.Id == ElementId.Info;
        if (element.Id == ElementId.Tracks)
        {
            facts.HasTracks = !element.HasSize || position >= element.End ? true : throw ProbeStop.Truncated(position);
        }

        return element.HasSize ? element.End : position;
    }

    private async ValueTask ReadChildAsync(Element parent, Element child)
    {
        if (parent.Id == ElementId.SeekHead && child.Id == ElementId.Seek)
        {
            await ReadSeekAsync(child).ConfigureAwait(false);
        }
        else if (parent.Id == ElementId.Info && child.Id == ElementId.TimestampScale)
        {
            facts.TimestampScale = await elements.NumberAsync(child).ConfigureAwait(false);
        }
        else if (parent.Id == ElementId.Info && child.Id == ElementId.Duration)
        {
            facts.Duration = await elements.FloatAsync(child).ConfigureAwait(false);
        }
        else if (parent.Id == ElementId.Tracks && child.Id == ElementId.TrackEntry)
        {
            await ReadTrackAsync(child).ConfigureAwait(false);
        }
    }

    private async ValueTask ReadTrackAsync(Element entry)
    {
        if (facts.Tracks.Count == options.MaxTracks)
        {
            throw ProbeStop.Budget($"{options.MaxTracks} tracks");
        }

        try
        {
            facts.Tracks.Add(await trackReader.ReadAsync(entry).ConfigureAwait(false));
        }
        catch (ProbeStop stop) when (stop.Outcome == VideoOutcome.Malformed)
        {
            // Another track may still be whole. If none is, this is the answer.
            facts.BrokenTrack ??= stop;
        }
    }

    private async ValueTask ReadSeekAsync(Element seek)
    {
        ulong id = 0;
        ulong target = 0;
        long position = seek.Body;
        while (await elements.NextAsync(position, seek).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.SeekId)
            {
                id = await elements.NumberAsync(element).ConfigureAwait(false);
            }
            else if (element.Id == ElementId.SeekPosition)
            {
                target = await elements.NumberAsync(element).ConfigureAwait(false);
            }

            position = element.End;
        }

        // Beyond this no file reaches, and adding the segment's own position must not wrap.
        if (target <= long.MaxValue / 2)
        {
            tracksAt = id == ElementId.Tracks ? (long)target : tracksAt;
            infoAt = id == ElementId.Info ? (long)target : infoAt;
        }
    }
}

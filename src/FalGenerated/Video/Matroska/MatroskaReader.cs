using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Matroska;

/// <summary>Reads the headers of webm and mkv, as far as the first cluster and beyond it where the seek head points.</summary>
internal sealed class MatroskaReader(EbmlReader elements)
{
    private const int LongestHeader = 4096;

    private readonly MatroskaTrackReader trackReader = new(elements);
    private readonly MatroskaFacts facts = new();
    private readonly Dictionary<uint, long> seeks = [];
    private Element? cues;

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
        Element? media = null;
        while (media is null && await NextHeaderAsync(position, segment).ConfigureAwait(false) is { } element)
        {
            media = element.Id == ElementId.Cluster || (!element.HasSize && !IsRead(element.Id)) ? element : null;
            position = media is null ? await ReadOutermostAsync(element).ConfigureAwait(false) : element.Start;
        }

        ClusterReader clusters = new(elements, facts);
        if (media is { Id: ElementId.Cluster } first)
        {
            await clusters.ReadFirstAsync(first).ConfigureAwait(false);
        }

        if (!facts.HasTracks)
        {
            await JumpAsync(segment, position, ElementId.Tracks).ConfigureAwait(false);
        }

        if (!facts.HasTracks)
        {
            throw media is not null
                ? ProbeStop.Malformed("The media starts before any track is described.", position)
                : ProbeStop.Truncated(position);
        }

        try
        {
            if (!facts.HasInfo)
            {
                await JumpAsync(segment, position, ElementId.Info).ConfigureAwait(false);
            }

            await ReadLengthsAsync(segment, position, media, clusters).ConfigureAwait(false);
        }
        catch (ProbeStop)
        {
            // The tracks are known; what is out of reach or broken here costs lengths only.
        }
    }

    /// <summary>
    /// The next element in front of the media. With the headers known, only elements at hand are worth looking at: they may be tags or cues.
    /// </summary>
    private async ValueTask<Element?> NextHeaderAsync(long position, Element segment)
    {
        const int LongestElementHeader = 12;
        if (!facts.IsComplete)
        {
            return await elements.NextAsync(position, segment).ConfigureAwait(false);
        }

        try
        {
            return elements.Window.Holds(position, LongestElementHeader) || elements.Limits.ChecksLengths
                ? await elements.NextAsync(position, segment).ConfigureAwait(false)
                : null;
        }
        catch (ProbeStop)
        {
            // Nothing behind the headers is needed.
            return null;
        }
    }

    private async ValueTask ReadLengthsAsync(Element segment, long position, Element? media, ClusterReader clusters)
    {
        if (facts.TaggedSeconds is null && elements.Limits.ChecksLengths)
        {
            await JumpAsync(segment, position, ElementId.Tags).ConfigureAwait(false);
        }

        if (cues is null)
        {
            await JumpAsync(segment, position, ElementId.Cues).ConfigureAwait(false);
        }

        long? last = cues is { } table ? await CueReader.ReadAsync(elements, table, facts).ConfigureAwait(false) : null;
        if (cues is not null || (elements.Limits.ChecksLengths && facts.FirstTime is not null))
        {
            await clusters.ReadLastAsync(segment, media, segment.Body + last).ConfigureAwait(false);
        }
    }

    private async ValueTask JumpAsync(Element segment, long position, uint id)
    {
        if (seeks.TryGetValue(id, out long target)
            && target > position - segment.Body
            && await elements.NextAsync(segment.Body + target, segment).ConfigureAwait(false) is { } element
            && element.Id == id)
        {
            await ReadOutermostAsync(element).ConfigureAwait(false);
        }
    }

    private static bool IsRead(uint id) => id is ElementId.SeekHead or ElementId.Info or ElementId.Tracks;

    private async ValueTask<long> ReadOutermostAsync(Element element)
    {
        if (element.Id == ElementId.Cues)
        {
            cues ??= element;
        }
        else if (element.Id == ElementId.Tags && element.HasSize)
        {
            facts.TaggedSeconds ??= await TagReader.LongestAsync(elements, element).ConfigureAwait(false);
        }

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
            facts.Duration = await elements.FloatAsync(child).ConfigureAwait(false) ?? double.NaN;
        }
        else if (parent.Id == ElementId.Tracks && child.Id == ElementId.TrackEntry)
        {
            await ReadTrackAsync(child).ConfigureAwait(false);
        }
    }

    private async ValueTask ReadTrackAsync(Element entry)
    {
        if (facts.Tracks.Count == elements.Limits.MaxTracks)
        {
            throw ProbeStop.Budget($"{elements.Limits.MaxTracks} tracks");
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
        if (id is (ElementId.Tracks or ElementId.Info or ElementId.Cues or ElementId.Tags) && target <= long.MaxValue / 2)
        {
            seeks[(uint)id] = (long)target;
        }
    }
}

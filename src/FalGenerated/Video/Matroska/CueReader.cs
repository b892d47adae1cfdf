namespace FalGenerated.Video.Matroska;

/// <summary>Reads the last entry of <c>Cues</c>, the index of a webm or mkv.</summary>
internal static class CueReader
{
    /// <summary>Notes the time of the last cue.</summary>
    /// <returns>The position of its cluster within the segment; null when it states none.</returns>
    public static async ValueTask<long?> ReadAsync(EbmlReader elements, Element cues, MatroskaFacts facts)
    {
        Element? last = null;
        long position = cues.Body;
        while (await elements.NextAsync(position, cues).ConfigureAwait(false) is { } element)
        {
            last = element.Id == ElementId.CuePoint ? element : last;
            position = element.End;
        }

        return last is { } point ? await ReadPointAsync(elements, point, facts).ConfigureAwait(false) : null;
    }

    private static async ValueTask<long?> ReadPointAsync(EbmlReader elements, Element point, MatroskaFacts facts)
    {
        ulong? cluster = null;
        long position = point.Body;
        while (await elements.NextAsync(position, point).ConfigureAwait(false) is { } element)
        {
            if (element.Id == ElementId.CueTime)
            {
                facts.LastCue = await elements.NumberAsync(element).ConfigureAwait(false);
            }

            long inner = element.Body;
            while (element.Id == ElementId.CueTrackPositions && await elements.NextAsync(inner, element).ConfigureAwait(false) is { } place)
            {
                cluster = place.Id == ElementId.CueClusterPosition ? await elements.NumberAsync(place).ConfigureAwait(false) : cluster;
                inner = place.End;
            }

            position = element.End;
        }

        return cluster <= long.MaxValue / 2 ? (long?)cluster : null;
    }
}

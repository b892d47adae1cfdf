namespace FalGenerated.Video.Matroska;

/// <summary>Reads <c>TrackEntry</c>.</summary>
internal sealed class MatroskaTrackReader(EbmlReader elements)
{
    public async ValueTask<MatroskaFacts.Track> ReadAsync(Element entry)
    {
        MatroskaFacts.Track track = new();
        long position = entry.Body;
        while (await elements.NextAsync(position, entry).ConfigureAwait(false) is { } element)
        {
            switch (element.Id)
            {
                case ElementId.TrackType:
                    track.Type = await elements.NumberAsync(element).ConfigureAwait(false);
                    break;
                case ElementId.CodecId:
                    track.Codec = await elements.TextAsync(element).ConfigureAwait(false);
                    break;
                case ElementId.FlagEnabled:
                    track.Enabled = await elements.NumberAsync(element).ConfigureAwait(false) != 0;
                    break;
                case ElementId.DefaultDuration:
                    track.FrameNanoseconds = await elements.NumberAsync(element).ConfigureAwait(false);
                    break;
                case ElementId.ContentEncodings:
                    track.Encrypted = await IsEncryptedAsync(element).ConfigureAwait(false);
                    break;
                case ElementId.Video:
                    await ReadVideoAsync(element, track).ConfigureAwait(false);
                    break;
            }

            position = element.End;
        }

        return track;
    }

    private async ValueTask ReadVideoAsync(Element video, MatroskaFacts.Track track)
    {
        long position = video.Body;
        while (await elements.NextAsync(position, video).ConfigureAwait(false) is { } element)
        {
            switch (element.Id)
            {
                case ElementId.PixelWidth:
                    track.Pixels = track.Pixels with { Width = await elements.NumberAsync(element).ConfigureAwait(false) };
                    break;
                case ElementId.PixelHeight:
                    track.Pixels = track.Pixels with { Height = await elements.NumberAsync(element).ConfigureAwait(false) };
                    break;
                case ElementId.DisplayWidth:
                    track.Display = track.Display with { Width = await elements.NumberAsync(element).ConfigureAwait(false) };
                    break;
                case ElementId.DisplayHeight:
                    track.Display = track.Display with { Height = await elements.NumberAsync(element).ConfigureAwait(false) };
                    break;
                case ElementId.DisplayUnit:
                    track.DisplayUnit = await elements.NumberAsync(element).ConfigureAwait(false);
                    break;
                case ElementId.Projection:
                    track.Rotation = await ProjectionReader.RotationAsync(elements, element).ConfigureAwait(false);
                    break;
            }

            position = element.End;
        }
    }

    private async ValueTask<bool> IsEncryptedAsync(Element encodings)
    {
        long position = encodings.Body;
        while (await elements.NextAsync(position, encodings).ConfigureAwait(false) is { } encoding)
        {
            long inner = encoding.Body;
            while (encoding.Id == ElementId.ContentEncoding && await elements.NextAsync(inner, encoding).ConfigureAwait(false) is { } element)
            {
                if (element.Id == ElementId.ContentEncryption)
                {
                    return true;
                }

                inner = element.End;
            }

            position = encoding.End;
        }

        return false;
    }
}

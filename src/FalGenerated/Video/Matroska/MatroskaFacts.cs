namespace FalGenerated.Video;

/// <summary>What a webm or mkv says of itself, unjudged.</summary>
internal sealed class MatroskaFacts
{
    public string DocType { get; set; } = "";

    public bool HasInfo { get; set; }

    public bool HasTracks { get; set; }

    public bool IsComplete => HasInfo && HasTracks;

    /// <summary>Nanoseconds of a tick; a million unless stated.</summary>
    public ulong TimestampScale { get; set; } = 1_000_000;

    /// <summary>In ticks; null when not stated, as in a live recording.</summary>
    public double? Duration { get; set; }

    public List<MatroskaTrack> Tracks { get; } = [];

    /// <summary>Why a track could not be read; null when all could.</summary>
    public ProbeStop? BrokenTrack { get; set; }
}

using FalGenerated.Video.Reading;

namespace FalGenerated.Video.Matroska;

/// <summary>The statements of a webm or mkv, unjudged.</summary>
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

    /// <summary>The longest length in seconds that the tags of a track state; null when none does.</summary>
    public decimal? TaggedSeconds { get; set; }

    /// <summary>The time of the last cue in ticks; null without cues.</summary>
    public ulong? LastCue { get; set; }

    /// <summary>The time of the first cluster in ticks; null when it was not read.</summary>
    public ulong? FirstTime { get; set; }

    /// <summary>The latest time that a block or a cluster states, in ticks; null when none was read.</summary>
    public ulong? LastTime { get; set; }

    /// <summary>True if <see cref="LastTime"/> is that of the last block in the file.</summary>
    public bool ReachedLastBlock { get; set; }

    public List<Track> Tracks { get; } = [];

    /// <summary>The reason why a track could not be read; null when all could.</summary>
    public ProbeStop? BrokenTrack { get; set; }

    /// <summary>The statements of one <c>TrackEntry</c>.</summary>
    internal sealed class Track
    {
        public const ulong VideoType = 1, AudioType = 2;

        public ulong Type { get; set; }

        public string? Codec { get; set; }

        public bool Enabled { get; set; } = true;

        public bool Encrypted { get; set; }

        /// <summary>Nanoseconds of a frame; 0 when not stated.</summary>
        public ulong FrameNanoseconds { get; set; }

        public (ulong Width, ulong Height) Pixels { get; set; }

        public (ulong Width, ulong Height) Display { get; set; }

        /// <summary>0 pixels, 1 and 2 lengths, 3 an aspect, 4 unknown.</summary>
        public ulong DisplayUnit { get; set; }

        /// <summary>The clockwise turn in degrees by the projection; 0 for one that is no plain turn of a flat picture.</summary>
        public int Rotation { get; set; }
    }
}

namespace FalGenerated.Video;

/// <summary>What <c>moov</c> says, unjudged.</summary>
internal sealed class MovieFacts
{
    public uint Timescale { get; set; }

    /// <summary>In the movie's timescale; null when it is stated as unknown.</summary>
    public ulong? Duration { get; set; }

    public List<TrackFacts> Tracks { get; } = [];

    /// <summary>Whether samples may follow in fragments.</summary>
    public bool IsFragmented { get; set; }

    /// <summary>Duration with all fragments, in the movie's timescale; null when not stated.</summary>
    public ulong? FragmentedDuration { get; set; }

    /// <summary>Whether the last fragment of the file is among those that were read.</summary>
    public bool ReachedLastFragment { get; set; }

    /// <summary>Default sample duration by track id.</summary>
    public Dictionary<uint, uint> DefaultDurations { get; } = [];

    /// <summary>Whether a box claimed to be larger than its parent, or a track could not be read.</summary>
    public bool Suspicious { get; set; }

    /// <summary>Where the end of the file cuts the index; null when it does not.</summary>
    public long? CutAt { get; set; }

    /// <summary>Why a track could not be read; null when all could.</summary>
    public ProbeStop? BrokenTrack { get; set; }

    public bool HasAudio => Sounds.Any();

    public IEnumerable<TrackFacts> Sounds => Tracks.Where(track => track.Handler == FourCc.Soun);

    public IEnumerable<TrackFacts> VideoTracks => Tracks.Where(track => track.IsVideo && !track.IsCoverArt);

    /// <summary>The track that counts: the first enabled one, else the first.</summary>
    public TrackFacts? Video => VideoTracks.FirstOrDefault(track => track.Enabled) ?? VideoTracks.FirstOrDefault();

    /// <summary>The track of an id, if its length counts: the video track that counts, or one with sound.</summary>
    public TrackFacts? FindTimed(uint id) => Video is { } video && video.Id == id ? video : Sounds.FirstOrDefault(track => track.Id == id);
}

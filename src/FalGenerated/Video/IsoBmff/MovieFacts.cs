using FalGenerated.Video.Reading;

namespace FalGenerated.Video.IsoBmff;

/// <summary>The statements of <c>moov</c>, unjudged.</summary>
internal sealed class MovieFacts
{
    private TrackFacts? video;

    public uint Timescale { get; set; }

    /// <summary>In the movie's timescale; null when it is stated as unknown.</summary>
    public ulong? Duration { get; set; }

    public TurnMatrix Matrix { get; set; } = TurnMatrix.Identity;

    public List<TrackFacts> Tracks { get; } = [];

    /// <summary>True if samples may follow in fragments.</summary>
    public bool IsFragmented { get; set; }

    /// <summary>Duration with all fragments, in the movie's timescale; null when not stated.</summary>
    public ulong? FragmentedDuration { get; set; }

    /// <summary>True if the last fragment of the file is among those that were read because no index states the length.</summary>
    public bool ReachedLastFragment { get; set; }

    /// <summary>True if the last fragment was read although an index states the length, to check that.</summary>
    public bool CheckedLastFragment { get; set; }

    /// <summary>The share of the fragments' bytes that were read one after the other; null when some were jumped over, or the length is unknown.</summary>
    public decimal? WalkedShare { get; set; }

    /// <summary>Default sample duration by track id.</summary>
    public Dictionary<uint, uint> DefaultDurations { get; } = [];

    /// <summary>True if a box claimed to be larger than its parent, or a track could not be read.</summary>
    public bool Suspicious { get; set; }

    /// <summary>The byte at which the end of the file cuts the index; null when it does not.</summary>
    public long? CutAt { get; set; }

    /// <summary>The reason why a track could not be read; null when all could.</summary>
    public ProbeStop? BrokenTrack { get; set; }

    public bool HasAudio => Sounds.Any();

    public IEnumerable<TrackFacts> Sounds => Tracks.Where(track => track.IsSound);

    public IEnumerable<TrackFacts> VideoTracks => Tracks.Where(track => track.IsVideo && !track.IsCoverArt);

    /// <summary>
    /// The track that counts: the one with the largest pictures among those that are enabled and have frames, else among those with frames,
    /// else among all. To be asked for only when all tracks have been read.
    /// </summary>
    public TrackFacts? Video => video ??= VideoTracks
        .OrderByDescending(track => IsFragmented || track.Frames > 0)
        .ThenByDescending(track => track.Enabled)
        .ThenByDescending(track => track.Pixels)
        .FirstOrDefault();

    /// <summary>The track of an id, if its length counts: the video track that counts, or one with sound.</summary>
    public TrackFacts? FindTimed(uint id) => Video is { } counts && counts.Id == id ? counts : Sounds.FirstOrDefault(track => track.Id == id);
}

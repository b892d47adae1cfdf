namespace FalGenerated.Video;

/// <summary>What one track's boxes say, unjudged.</summary>
internal sealed class TrackFacts
{
    public uint Id { get; set; }

    public bool Enabled { get; set; } = true;

    public uint Handler { get; set; }

    /// <summary>Rotation by the header's matrix; null when the matrix is no turn.</summary>
    public int? Rotation { get; set; } = 0;

    public (int Width, int Height) HeaderSize { get; set; }

    public (int Width, int Height) CodedSize { get; set; }

    public (uint Horizontal, uint Vertical) PixelAspect { get; set; }

    public uint Format { get; set; }

    public bool Encrypted { get; set; }

    public uint Timescale { get; set; }

    /// <summary>In the media's timescale; null when it is stated as unknown.</summary>
    public ulong? Duration { get; set; }

    /// <summary>Sum of the edits that show something, in the movie's timescale; null without a list.</summary>
    public decimal? EditSum { get; set; }

    /// <summary>Samples by the size table; null without one.</summary>
    public uint? SampleCount { get; set; }

    public TimeTable? Times { get; set; }

    public FragmentTotals Fragments { get; } = new();

    public bool Overruns { get; set; }

    public bool IsVideo => Handler == FourCc.Vide;

    /// <summary>A picture of an album's cover: one frame of a still format.</summary>
    public bool IsCoverArt => IsVideo && (Format == FourCc.Jpeg || Format == FourCc.Png) && (SampleCount ?? Times?.Samples) == 1;
}

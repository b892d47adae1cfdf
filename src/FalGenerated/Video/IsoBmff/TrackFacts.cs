namespace FalGenerated.Video.IsoBmff;

/// <summary>The statements of one track's boxes, unjudged.</summary>
internal sealed class TrackFacts
{
    public uint Id { get; set; }

    public bool Enabled { get; set; } = true;

    public uint Handler { get; set; }

    public TurnMatrix Matrix { get; set; } = TurnMatrix.Identity;

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

    /// <summary>Sum of all edits, those that only wait included, in the movie's timescale; null without a list.</summary>
    public decimal? EditTotal { get; set; }

    /// <summary>Samples by the size table; null without one.</summary>
    public uint? SampleCount { get; set; }

    /// <summary>The time-to-sample table; null without one.</summary>
    public SampleTimes? Times { get; set; }

    public FragmentTotals Fragments { get; } = new();

    public bool Overruns { get; set; }

    public bool IsVideo => Handler == FourCc.Vide;

    public bool IsSound => Handler == FourCc.Soun;

    /// <summary>The number of samples in the index, those of fragments not counted.</summary>
    public long Frames => Math.Max(SampleCount ?? 0, Times?.Samples ?? 0);

    /// <summary>Coded pixels; those of the header when the codec states no size.</summary>
    public long Pixels => Math.Max((long)CodedSize.Width * CodedSize.Height, CodedSize.Width == 0 ? (long)HeaderSize.Width * HeaderSize.Height : 0);

    /// <summary>A picture of an album's cover: one frame of a still format.</summary>
    public bool IsCoverArt => IsVideo && (Format == FourCc.Jpeg || Format == FourCc.Png) && (SampleCount ?? Times?.Samples) == 1;
}

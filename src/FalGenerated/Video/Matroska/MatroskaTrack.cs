namespace FalGenerated.Video;

/// <summary>What one <c>TrackEntry</c> says, unjudged.</summary>
internal sealed class MatroskaTrack
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

    /// <summary>The turn of the projection, in degrees.</summary>
    public double Roll { get; set; }
}

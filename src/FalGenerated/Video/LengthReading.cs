using System.Globalization;

namespace FalGenerated.Video;

/// <summary>A length that one part of a file states.</summary>
/// <param name="Origin">The part.</param>
/// <param name="Seconds">The length in seconds.</param>
/// <param name="Weight">The meaning of the figure.</param>
/// <param name="Track">0 for the picture, a track's own number for other tracks, <see cref="WholeFile"/> for a header that speaks of all of them.</param>
internal readonly record struct LengthReading(
    LengthOrigin Origin, decimal Seconds, LengthReading.Kind Weight = LengthReading.Kind.Whole, int Track = LengthReading.Picture)
{
    public const int Picture = 0;
    public const int WholeFile = -1;

    internal enum Kind
    {
        /// <summary>The whole length.</summary>
        Whole,

        /// <summary>Only a beginning was read: the whole is not shorter.</summary>
        AtLeast,

        /// <summary>Continued from a beginning. It supports no other reading, and none is measured by it unless it is far longer.</summary>
        Estimate,
    }

    /// <summary>True if it was added up from frames that are in the file, and not copied from a header.</summary>
    public bool IsSeen => Origin is LengthOrigin.Fragments or LengthOrigin.Clusters;

    /// <summary>The reading as part of a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Track > 0 ? $"track {Track + 1}'s" : "the")} {Name} {(Weight == Kind.Whole ? "" : Weight == Kind.AtLeast ? "at least " : "about ")}{Seconds:#,0.############} s");

    private string Name => Origin switch
    {
        LengthOrigin.EditList => "edit list",
        LengthOrigin.FragmentIndex => "index of fragments",
        LengthOrigin.Fragments => "fragments",
        LengthOrigin.Clusters => "clusters",
        LengthOrigin.SampleTable => "sample table",
        LengthOrigin.MediaHeader => "media header",
        LengthOrigin.SegmentHeader => "segment header",
        LengthOrigin.TrackTags => "track tags",
        LengthOrigin.Cues => "cues",
        _ => "movie header",
    };
}

namespace FalGenerated.Video;

/// <summary>The parts of a file that state its length. Where as many readings support one length as another, the earlier origin is expected.</summary>
internal enum LengthOrigin
{
    EditList,
    FragmentIndex,
    Fragments,
    Clusters,
    SampleTable,
    MediaHeader,
    SegmentHeader,
    TrackTags,
    Cues,
    MovieHeader,
}

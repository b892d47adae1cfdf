namespace FalGenerated.Video;

/// <summary>What one fragment says of one track, in the media's timescale.</summary>
/// <param name="Offset">Where the fragment starts in the file, in bytes.</param>
/// <param name="Start">Decode time of its first sample; null when not stated.</param>
/// <param name="Duration">Sum of its sample durations.</param>
/// <param name="SampleDuration">The commonest sample duration; 0 when it has none.</param>
internal readonly record struct FragmentTime(long Offset, ulong? Start, decimal Duration, uint SampleDuration);

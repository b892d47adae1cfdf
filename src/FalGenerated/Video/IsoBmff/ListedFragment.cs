namespace FalGenerated.Video;

/// <summary>The last fragment of one track, as the list at the end of a file has it.</summary>
/// <param name="Offset">Where it starts in the file, in bytes.</param>
/// <param name="Time">When it starts, in the media's timescale.</param>
/// <param name="FirstTime">When the first one in the list starts.</param>
internal readonly record struct ListedFragment(long Offset, ulong Time, ulong FirstTime);

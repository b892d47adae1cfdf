namespace FalGenerated.Video;

/// <summary>What a time-to-sample table adds up to, in the media's timescale.</summary>
/// <param name="Samples">Samples counted.</param>
/// <param name="Time">Their time.</param>
/// <param name="IsComplete">Whether the whole table was read.</param>
/// <param name="IsVariable">Whether more than one sample in fifty lasts noticeably longer or shorter than most.</param>
internal sealed record TimeTable(long Samples, decimal Time, bool IsComplete, bool IsVariable);

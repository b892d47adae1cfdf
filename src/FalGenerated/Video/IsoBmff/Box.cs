namespace FalGenerated.Video.IsoBmff;

/// <summary>A box of an ISO base media file.</summary>
/// <param name="Type">Its four-letter name.</param>
/// <param name="Start">Where its header starts.</param>
/// <param name="Body">Where its body starts.</param>
/// <param name="End">Where it ends, never beyond its parent.</param>
/// <param name="Overruns">Whether it claims to go beyond its parent.</param>
/// <param name="Cut">Whether the end of the file cuts it.</param>
internal readonly record struct Box(uint Type, long Start, long Body, long End, bool Overruns, bool Cut)
{
    /// <summary>The whole file, as the parent of the outermost boxes.</summary>
    public static Box File(long? length) => new(0, 0, 0, length ?? long.MaxValue, false, false);
}

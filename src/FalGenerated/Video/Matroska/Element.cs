namespace FalGenerated.Video;

/// <summary>An EBML element.</summary>
/// <param name="Id">Its id with the length marker.</param>
/// <param name="Start">Where its header starts.</param>
/// <param name="Body">Where its body starts.</param>
/// <param name="End">Where it ends, never beyond its parent; the parent's end when its size is unknown.</param>
/// <param name="HasSize">Whether it states a size.</param>
/// <param name="Overruns">Whether it claims to go beyond its parent.</param>
internal readonly record struct Element(uint Id, long Start, long Body, long End, bool HasSize, bool Overruns)
{
    /// <summary>The whole file, as the parent of the outermost elements.</summary>
    public static Element File(long? length) => new(0, 0, 0, length ?? long.MaxValue, true, false);

    public long Size => End - Body;
}

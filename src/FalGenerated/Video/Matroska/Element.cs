namespace FalGenerated.Video.Matroska;

/// <summary>An EBML element.</summary>
/// <param name="Id">Its id with the length marker.</param>
/// <param name="Start">The position of its header.</param>
/// <param name="Body">The position of its body.</param>
/// <param name="End">Its end, never beyond its parent; the parent's end when its size is unknown.</param>
/// <param name="HasSize">True if it states a size.</param>
/// <param name="Overruns">True if it claims to go beyond its parent.</param>
internal readonly record struct Element(uint Id, long Start, long Body, long End, bool HasSize, bool Overruns)
{
    public long Size => End - Body;

    /// <summary>The whole file, as the parent of the outermost elements.</summary>
    public static Element File(long? length) => new(0, 0, 0, length ?? long.MaxValue, true, false);
}

namespace FalGenerated.Emulator.Files;

/// <summary>A body in the folder of the store: one piece, or the parts of an upload in their order. It is never copied together.</summary>
internal sealed record StoredBytes(IReadOnlyList<StoredPiece> Pieces)
{
    public long Length { get; } = Pieces.Sum(piece => piece.Length);

    public Stream Open() => new PiecesStream(Pieces);
}

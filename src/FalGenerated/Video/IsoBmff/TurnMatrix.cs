namespace FalGenerated.Video;

/// <summary>The rotation that a track header's matrix describes.</summary>
internal static class TurnMatrix
{
    /// <summary>The clockwise turn; null when the matrix is none of the four (a slant, a mirror, all zero).</summary>
    public static int? Rotation(int a, int b, int c, int d) => (a, b, c, d) switch
    {
        ( > 0, 0, 0, > 0) => 0,
        (0, > 0, not 0, 0) => 90,
        ( < 0, 0, 0, < 0) => 180,
        (0, < 0, not 0, 0) => 270,
        _ => null,
    };
}

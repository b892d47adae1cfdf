namespace FalGenerated.Video.IsoBmff;

/// <summary>The part of a header's matrix that turns a picture, in fixed point.</summary>
internal readonly record struct TurnMatrix(int A, int B, int C, int D)
{
    public static readonly TurnMatrix Identity = new(0x10000, 0, 0, 0x10000);

    /// <summary>The clockwise turn; null when the matrix is none of the four (a slant, a mirror, all zero).</summary>
    public int? Rotation => (A, B, C, D) switch
    {
        ( > 0, 0, 0, > 0) => 0,
        (0, > 0, not 0, 0) => 90,
        ( < 0, 0, 0, < 0) => 180,
        (0, < 0, not 0, 0) => 270,
        _ => null,
    };

    /// <summary>This turn followed by that of the movie. A movie whose matrix turns nothing plainly adds nothing.</summary>
    public TurnMatrix Then(TurnMatrix movie)
    {
        if (movie.Rotation is null or 0)
        {
            return this;
        }

        // Only the signs count, so the sides of a plain turn are enough.
        (int a, int b, int c, int d) = (Math.Sign(movie.A), Math.Sign(movie.B), Math.Sign(movie.C), Math.Sign(movie.D));
        return new(Sum(A, a, B, c), Sum(A, b, B, d), Sum(C, a, D, c), Sum(C, b, D, d));
    }

    private static int Sum(int left, int first, int right, int second) =>
        (int)Math.Clamp(((long)left * first) + ((long)right * second), int.MinValue, int.MaxValue);
}

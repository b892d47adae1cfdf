namespace FalGenerated.Emulator.Ffmpeg;

/// <summary>The size of an output as the service makes it: even sides, the ratio of the source, no padding.</summary>
internal readonly record struct OutputSize(long Width, long Height)
{
    /// <summary>3840 × 2160 pixels: the service makes no larger picture.</summary>
    public const long MostPixels = 3840L * 2160;

    public long Pixels => Width * Height;

    /// <summary>The size whose short side is <paramref name="shortSide"/>.</summary>
    public static OutputSize ForShortSide(SourceVideo source, int shortSide) => source.Width >= source.Height
        ? new OutputSize(Even((decimal)shortSide * source.Width / source.Height), shortSide)
        : new OutputSize(shortSide, Even((decimal)shortSide * source.Height / source.Width));

    /// <summary>The size of the source, <paramref name="ratio"/> times as large in each direction.</summary>
    public static OutputSize ForRatio(SourceVideo source, decimal ratio) => new(Even(source.Width * ratio), Even(source.Height * ratio));

    private static long Even(decimal side) => Math.Max(2, (long)decimal.Floor(side) / 2 * 2);
}

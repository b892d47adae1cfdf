using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

/// <summary>
/// The arithmetic of the upscaler's output size. Pure, and in <see cref="decimal"/>: in binary floating point
/// 1600 x 1600 x 1.8 x 1.8 is 8,294,400.000000002, and a legal request would be refused.
/// </summary>
public static partial class Upscaling
{
    /// <summary>The size to expect from a target resolution: its short side is met, the aspect kept, the long side even.</summary>
    /// <param name="source">The source as shown.</param>
    /// <param name="targetResolution">The wire text, such as <c>1080p</c>.</param>
    /// <returns>The size, up to 4 pixels off on the long side; null for a resolution whose meaning is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The source is 0x0, which is no size.</exception>
    public static PixelSize? PredictSize(PixelSize source, string targetResolution)
    {
        PixelSize.ThrowIfNone(source, nameof(source));
        if (ResolutionTier.Find(targetResolution) is not { } tier)
        {
            return null;
        }

        decimal exact = tier.ShortSide * source.Aspect;
        if (exact > int.MaxValue)
        {
            return null;
        }

        int longSide = Math.Max((int)Even(exact), tier.ShortSide);
        return source.Width >= source.Height ? new PixelSize(longSide, tier.ShortSide) : new PixelSize(tier.ShortSide, longSide);
    }

    /// <summary>The size to expect from a scale ratio: each side multiplied, then cut to an even whole number (at least 2).</summary>
    /// <param name="source">The source.</param>
    /// <param name="ratio">Above 0, at most 1000. Whether the endpoint takes it is another question.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The source is 0x0, the ratio is out of these bounds, or a side of the result is above <see cref="int.MaxValue"/>.
    /// </exception>
    public static PixelSize PredictSize(PixelSize source, decimal ratio)
    {
        (decimal width, decimal height) = Sides(source, ratio);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(width, height), int.MaxValue, nameof(ratio));
        return new PixelSize((int)width, (int)height);
    }

    /// <summary>The sides of <see cref="PredictSize(PixelSize, decimal)"/>, however large.</summary>
    internal static (decimal Width, decimal Height) Sides(PixelSize source, decimal ratio)
    {
        PixelSize.ThrowIfNone(source, nameof(source));
        ThrowIfOutOfBounds(ratio);
        return (Math.Max(2, Even(source.Width * ratio)), Math.Max(2, Even(source.Height * ratio)));
    }

    private static decimal Even(decimal side) => decimal.Floor(side) - (decimal.Floor(side) % 2);

    private static void ThrowIfOutOfBounds(decimal ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ratio, 1000m);
    }
}

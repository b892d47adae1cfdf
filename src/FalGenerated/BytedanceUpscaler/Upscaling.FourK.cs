using FalGenerated.Video;

namespace FalGenerated.BytedanceUpscaler;

public static partial class Upscaling
{
    /// <summary>The largest output in pixels: 3840 times 2160. The page states a total, so orientation plays no part.</summary>
    public const long MaxOutputPixels = 3840L * 2160L;

    // Four decimals: a floor never overshoots, and one step more always does.
    private const decimal RatioSteps = 10_000m;

    /// <summary>Determines whether a ratio keeps one reading of the source's size within <see cref="MaxOutputPixels"/>.</summary>
    /// <param name="source">The source, coded or as shown.</param>
    /// <param name="ratio">Above 0, at most 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The source is 0x0, or the ratio is out of bounds.</exception>
    public static ScaleVerdict JudgeRatio(PixelSize source, decimal ratio)
    {
        (decimal width, decimal height) = Sides(source, ratio);
        return ExactPixels(source, ratio) <= MaxOutputPixels ? ScaleVerdict.Fits
            : width * height <= MaxOutputPixels ? ScaleVerdict.Borderline
            : ScaleVerdict.Exceeds;
    }

    /// <summary>
    /// Determines whether a ratio keeps a source within <see cref="MaxOutputPixels"/> when it is not known which of its two sizes the service
    /// multiplies: it fits only if both fit, and exceeds only if both exceed.
    /// </summary>
    /// <param name="coded">The coded size.</param>
    /// <param name="display">The size as shown.</param>
    /// <param name="ratio">Above 0, at most 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is 0x0, or the ratio is out of bounds.</exception>
    public static ScaleVerdict JudgeRatio(PixelSize coded, PixelSize display, decimal ratio)
    {
        ScaleVerdict first = JudgeRatio(coded, ratio);
        ScaleVerdict second = JudgeRatio(display, ratio);
        return first == second ? first : ScaleVerdict.Borderline;
    }

    /// <summary>The output in pixels before any rounding: width x height x ratio x ratio.</summary>
    /// <param name="source">The source.</param>
    /// <param name="ratio">Above 0, at most 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The source is 0x0, or the ratio is out of bounds.</exception>
    public static decimal ExactPixels(PixelSize source, decimal ratio)
    {
        PixelSize.ThrowIfNone(source, nameof(source));
        ThrowIfOutOfBounds(ratio);
        return Product(source, ratio);
    }

    /// <summary>The largest ratio that is certain to be legal, with four decimals.</summary>
    /// <param name="source">The source; of coded and displayed size the one with more pixels.</param>
    /// <returns>At most the contract's maximum; null when even the contract's minimum leaves <see cref="MaxOutputPixels"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The source is 0x0.</exception>
    public static decimal? MaxScaleRatio(PixelSize source)
    {
        PixelSize.ThrowIfNone(source, nameof(source));
        decimal root = (decimal)Math.Sqrt((double)MaxOutputPixels / source.Pixels);
        decimal ratio = decimal.Floor(root * RatioSteps) / RatioSteps;

        // The root came through binary floating point: put it right by a step in decimal.
        while (Product(source, ratio) > MaxOutputPixels)
        {
            ratio -= 1 / RatioSteps;
        }

        while (Product(source, ratio + (1 / RatioSteps)) <= MaxOutputPixels)
        {
            ratio += 1 / RatioSteps;
        }

        return ratio < ScaleRatioRange.Minimum ? null : Decimals.Shortest(Math.Min(ratio, ScaleRatioRange.Maximum));
    }

    /// <summary>The legal ratio nearest to a wanted one.</summary>
    /// <param name="source">The source; of coded and displayed size the one with more pixels.</param>
    /// <param name="ratio">The wanted ratio.</param>
    /// <returns>The wanted ratio moved into the legal range; null when no ratio is legal for this size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The source is 0x0.</exception>
    public static decimal? NearestLegalRatio(PixelSize source, decimal ratio) =>
        MaxScaleRatio(source) is { } largest ? Math.Clamp(ratio, ScaleRatioRange.Minimum, largest) : null;

    private static decimal Product(PixelSize source, decimal ratio) => source.Pixels * (ratio * ratio);
}

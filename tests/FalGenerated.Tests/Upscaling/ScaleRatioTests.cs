using CsCheck;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using Planner = FalGenerated.BytedanceUpscaler.Upscaling;

namespace FalGenerated.Tests.Upscaling;

public sealed class ScaleRatioTests
{
    // Row by row: size, ratio, exact product, verdict, largest legal ratio where the refusal names one.
    [Theory]
    [InlineData(1920, 1080, "2.0", "8294400", ScaleVerdict.Fits, "2")]
    [InlineData(1080, 1920, "2.0", "8294400", ScaleVerdict.Fits, "2")]
    [InlineData(1280, 720, "3.0", "8294400", ScaleVerdict.Fits, "3")]
    [InlineData(2560, 1440, "1.5", "8294400", ScaleVerdict.Fits, "1.5")]
    [InlineData(384, 216, "10", "8294400", ScaleVerdict.Fits, "10")]
    [InlineData(1600, 1600, "1.8", "8294400", ScaleVerdict.Fits, "1.8")]
    [InlineData(1200, 675, "3.2", "8294400", ScaleVerdict.Fits, "3.2")]
    [InlineData(900, 900, "3.2", "8294400", ScaleVerdict.Fits, "3.2")]
    [InlineData(1366, 768, "2.8118", "8294319.73", ScaleVerdict.Fits, "2.8118")]
    [InlineData(2618, 2618, "1.1", "8293248.04", ScaleVerdict.Fits, "1.1")]
    [InlineData(1280, 720, "3.0001", "8294952.97", ScaleVerdict.Borderline, "3")]
    [InlineData(1366, 768, "2.8119", "8294909.71", ScaleVerdict.Borderline, "2.8118")]
    [InlineData(640, 480, "5.1962", "8294551.89", ScaleVerdict.Borderline, "5.1961")]
    [InlineData(1440, 1080, "2.3095", "8295110.60", ScaleVerdict.Borderline, "2.3094")]
    [InlineData(2619, 2618, "1.1", "8296415.82", ScaleVerdict.Borderline, null)]
    [InlineData(1921, 1080, "2.0", "8298720", ScaleVerdict.Exceeds, "1.9994")]
    [InlineData(720, 480, "4.9", "8297856", ScaleVerdict.Exceeds, "4.8989")]
    [InlineData(3440, 1440, "1.3", "8371584", ScaleVerdict.Exceeds, "1.2939")]
    [InlineData(385, 216, "10", "8316000", ScaleVerdict.Exceeds, "9.987")]
    [InlineData(3840, 2160, "1.1", "10036224", ScaleVerdict.Exceeds, null)]
    public void JudgeRatio_BoundaryTable_MatchesRow(int width, int height, string ratioText, string exact, ScaleVerdict verdict, string? largest)
    {
        PixelSize size = new(width, height);
        decimal ratio = decimal.Parse(ratioText);

        Assert.Equal(verdict, Planner.JudgeRatio(size, ratio));
        Assert.Equal(decimal.Parse(exact), Math.Round(Planner.ExactPixels(size, ratio), 2));
        Assert.Equal(largest is null ? null : decimal.Parse(largest), Planner.MaxScaleRatio(size));
    }

    [Fact]
    public void MaxScaleRatio_AnySize_IsLegalAndOneStepMoreIsNot() =>
        Gen.Select(Gen.Int[1, 8000], Gen.Int[1, 8000]).Sample((width, height) =>
        {
            PixelSize size = new(width, height);
            decimal? ratio = Planner.MaxScaleRatio(size);
            if (ratio is null)
            {
                return Planner.ExactPixels(size, 1.1m) > 8_294_400m;
            }

            return ratio is >= 1.1m and <= 10m
                && Planner.JudgeRatio(size, ratio.Value) == ScaleVerdict.Fits
                && (ratio == 10m || Planner.JudgeRatio(size, ratio.Value + 0.0001m) != ScaleVerdict.Fits)
                && ratio == Planner.MaxScaleRatio(size.Turned());
        }, iter: 2000);

    [Fact]
    public void JudgeRatio_GrowingRatio_NeverBecomesMilder() =>
        Gen.Select(Gen.Int[16, 6000], Gen.Int[16, 6000], Gen.Int[11_000, 99_999]).Sample((width, height, steps) =>
        {
            PixelSize size = new(width, height);
            decimal ratio = steps / 10_000m;
            ScaleVerdict verdict = Planner.JudgeRatio(size, ratio);
            return verdict <= Planner.JudgeRatio(size, ratio + 0.0001m)
                && verdict == Planner.JudgeRatio(size.Turned(), ratio);
        }, iter: 2000);

    [Fact]
    public void JudgeRatio_OneOfTwoSizesOver_IsBorderline()
    {
        PixelSize coded = new(1440, 1080);
        PixelSize display = new(1920, 1080);

        Assert.Equal(ScaleVerdict.Borderline, Planner.JudgeRatio(coded, display, 2.2m));
        Assert.Equal(ScaleVerdict.Fits, Planner.JudgeRatio(coded, display, 2m));
        Assert.Equal(ScaleVerdict.Exceeds, Planner.JudgeRatio(coded, display, 2.4m));
    }

    [Theory]
    [InlineData("1.0", "1.1")]
    [InlineData("1.5", "1.5")]
    [InlineData("2.5", "2")]
    public void NearestLegalRatio_OfFullHd_MovesIntoTheRange(string wanted, string legal) =>
        Assert.Equal(decimal.Parse(legal), Planner.NearestLegalRatio(new(1920, 1080), decimal.Parse(wanted)));

    [Fact]
    public void JudgeRatio_OutputLargerThanAnyPicture_Exceeds() =>
        Assert.Equal(ScaleVerdict.Exceeds, Planner.JudgeRatio(new(300_000_000, 10), 10m));

    [Fact]
    public void Planner_SizeThatIsNone_IsAnArgumentError()
    {
        Func<object?>[] calls =
        [
            () => Planner.PredictSize(default, "1080p"),
            () => Planner.PredictSize(default, 2m),
            () => Planner.JudgeRatio(default, 2m),
            () => Planner.JudgeRatio(new(16, 9), default, 2m),
            () => Planner.ExactPixels(default, 2m),
            () => Planner.MaxScaleRatio(default),
            () => Planner.NearestLegalRatio(default, 2m),
        ];

        Assert.All(calls, call => Assert.Equal("source", Assert.Throws<ArgumentOutOfRangeException>(call).ParamName));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1000.1")]
    [InlineData("79228162514264337593543950335")]
    public void Planner_RatioOutOfBounds_IsAnArgumentError(string ratio)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Planner.ExactPixels(new(16, 9), decimal.Parse(ratio)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Planner.JudgeRatio(new(16, 9), decimal.Parse(ratio)));
    }

    [Fact]
    public void NearestLegalRatio_SourceTooLarge_IsNull() =>
        Assert.Null(Planner.NearestLegalRatio(new(3840, 2160), 2m));
}

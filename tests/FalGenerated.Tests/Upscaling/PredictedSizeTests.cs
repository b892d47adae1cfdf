using FalGenerated.Video;
using Planner = FalGenerated.BytedanceUpscaler.Upscaling;

namespace FalGenerated.Tests.Upscaling;

public sealed class PredictedSizeTests
{
    // The outputs were seen; the long side may be off by up to 4 pixels.
    [Theory]
    [InlineData(854, 480, 1918, 1080)]
    [InlineData(864, 496, 1880, 1080)]
    [InlineData(480, 854, 1080, 1918)]
    [InlineData(1344, 768, 1890, 1080)]
    [InlineData(1280, 720, 1920, 1080)]
    public void PredictSize_1080p_IsWithinFourPixelsOfWhatWasSeen(int width, int height, int seenWidth, int seenHeight)
    {
        PixelSize predicted = Planner.PredictSize(new(width, height), "1080p")!.Value;

        Assert.InRange(predicted.Width, seenWidth - 4, seenWidth + 4);
        Assert.InRange(predicted.Height, seenHeight - 4, seenHeight + 4);
        Assert.Equal(1080, predicted.ShortSide);
        Assert.Equal(0, predicted.LongSide % 2);
    }

    [Theory]
    [InlineData("2k", 2560, 1440)]
    [InlineData("4k", 3840, 2160)]
    public void PredictSize_NamedResolution_GivesItsShortSide(string resolution, int width, int height)
    {
        Assert.Equal(new PixelSize(width, height), Planner.PredictSize(new(1280, 720), resolution));
        Assert.Equal(new PixelSize(height, width), Planner.PredictSize(new(720, 1280), resolution));
    }

    [Theory]
    [InlineData("6k")]
    [InlineData("8k")]
    [InlineData("")]
    public void PredictSize_UnknownResolution_IsNull(string resolution) => Assert.Null(Planner.PredictSize(new(1280, 720), resolution));

    [Fact]
    public void PredictSize_Ratio_CutsToEvenSides() => Assert.Equal(new PixelSize(3840, 2158), Planner.PredictSize(new(1366, 768), 2.8119m));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1001")]
    public void PredictSize_RatioOutOfBounds_Throws(string ratio) =>
        Assert.Equal("ratio", Assert.Throws<ArgumentOutOfRangeException>(() => Planner.PredictSize(new(640, 360), decimal.Parse(ratio))).ParamName);

    [Theory]
    [InlineData("1920x1080", 1920, 1080)]
    [InlineData("7X9", 7, 9)]
    public void TryParse_WidthXHeight_IsRead(string text, int width, int height)
    {
        Assert.True(PixelSize.TryParse(text, out PixelSize size));
        Assert.Equal(new PixelSize(width, height), size);
        Assert.Equal($"{width}x{height}", size.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1920")]
    [InlineData("1920x")]
    [InlineData("0x5")]
    [InlineData("-4x5")]
    [InlineData("1920x1080x2")]
    [InlineData("99999999999x2")]
    public void TryParse_OtherText_IsRefused(string? text) => Assert.False(PixelSize.TryParse(text, out _));
}

using FalGenerated.BytedanceUpscaler;
using FalGenerated.Tests.Support;
using FalGenerated.Video;

namespace FalGenerated.Tests.Upscaling;

public sealed class ReconcileTests
{
    [Fact]
    public void Reconcile_StandardJob_IsRateTimesBilledSeconds()
    {
        UpscaleReconciliation result = Quote(new UpscaleOptions(), 6.58m).Reconcile(Output(6.593m));

        Assert.Equal(6.593m, result.BilledSeconds);
        Assert.Equal(0.0474696m, result.ActualUsd);
        Assert.Equal(0.0474696m - (6.58m * 0.0072m), result.DifferenceUsd);
        Assert.False(result.IsAmbiguous);
    }

    [Fact]
    public void Reconcile_ProJobWithItsFactorPerhapsInTheSeconds_ShowsBothReadings()
    {
        UpscaleReconciliation result = Quote(Pro, 5.17m).Reconcile(Output(51.85m));

        Assert.True(result.IsAmbiguous);
        Assert.Null(result.ActualUsd);
        Assert.Equal([51.85m * 0.0072m, 51.85m * 0.072m], result.Readings);
    }

    [Fact]
    public void Reconcile_AmbiguousWithBillableUnits_GoesByTheUnits()
    {
        UpscaleReconciliation result = Quote(Pro, 5.17m).Reconcile(Output(51.85m), billableUnits: 51.85m);

        Assert.Equal(51.85m * 0.0072m, result.UnitsUsd);
        Assert.Equal(51.85m * 0.0072m, result.ActualUsd);
    }

    [Theory]
    [InlineData("29.99", false)]
    [InlineData("30", true)]
    public void Reconcile_ProJob_IsAmbiguousFromFiveTimesTheUpperBound(string billed, bool isAmbiguous) =>
        Assert.Equal(isAmbiguous, Quote(Pro, 5.17m).Reconcile(Output(decimal.Parse(billed))).IsAmbiguous);

    [Fact]
    public void Reconcile_ProJobOfUnknownLength_IsAmbiguous() =>
        Assert.True(UpscaleQuote.Of(Pro, video: null).Reconcile(Output(5)).IsAmbiguous);

    [Fact]
    public void Reconcile_LongStandardJob_IsNotAmbiguous() => Assert.False(Quote(new UpscaleOptions(), 5).Reconcile(Output(50)).IsAmbiguous);

    [Fact]
    public void Reconcile_UnknownRate_HasNoSum()
    {
        UpscaleReconciliation result = Quote(new UpscaleOptions { TargetResolution = new("8k") }, 5).Reconcile(Output(5));

        Assert.Null(result.ActualUsd);
        Assert.Empty(result.Readings);
    }

    private static UpscaleOptions Pro => new() { EnhancementTier = EnhancementTier.Pro };

    private static UpscaleQuote Quote(UpscaleOptions options, decimal seconds) =>
        UpscaleQuote.Of(options, new VideoInfo { Outcome = VideoOutcome.Ok, VideoSeconds = seconds });

    private static UpscaleVideoOutput Output(decimal seconds) => new() { Video = new FalFile { Url = "https://v3.fal.media/o.mp4" }, Duration = seconds };

    [Theory]
    [InlineData(6.016, null, "0.0433152 USD for 6.016 s, expected 0.0432 USD")]
    [InlineData(60, null, "0.432 USD or 4.32 USD for 60 s, expected 0.432 USD")]
    [InlineData(60, 60, "0.432 USD for 60 s, expected 0.432 USD")]
    public void Text_SaysWhatItCostInAnyCulture(double billed, int? units, string text)
    {
        using CommaCulture _ = new();

        Assert.Equal(text, Quote(billed > 10 ? Pro : new UpscaleOptions(), 6m).Reconcile(Output((decimal)billed), units).ToString());
    }
}

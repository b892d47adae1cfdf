using FalGenerated.BytedanceUpscaler;
using FalGenerated.Video;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Upscaling;

public sealed class SpendBudgetTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Reserve_MoreThanIsLeft_IsRefusedByTheDifference()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        budget.Reserve(0.7m);

        SpendBudgetExceededException error = Assert.Throws<SpendBudgetExceededException>(() => budget.Reserve(0.5m));

        Assert.Equal((0.5m, 0.3m, 0.2m, 1m), (error.AtMostUsd, error.LeftUsd, error.OverByUsd, error.LimitUsd));
        Assert.Equal(0.7m, budget.SpentUsd);
    }

    [Fact]
    public void Reserve_ExactlyWhatIsLeft_Fits()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        budget.Reserve(1m);

        Assert.Equal(0m, budget.LeftUsd);
    }

    [Fact]
    public void Reserve_JobThatNobodyWaitsFor_CountsUntilTheWindowEnds()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        budget.Reserve(1m);

        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(0m, budget.LeftUsd);

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1m, budget.LeftUsd);
    }

    [Fact]
    public void Settle_FinishedJob_GivesTheRestBack()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        SpendReservation reservation = budget.Reserve(0.9m);

        reservation.Settle(0.4m);

        Assert.Equal(0.6m, budget.LeftUsd);
    }

    [Fact]
    public void Settle_DearerThanReserved_LeavesNothingBelowZero()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        budget.Reserve(0.9m).Settle(1.5m);

        Assert.Equal(1.5m, budget.SpentUsd);
        Assert.Equal(0m, budget.LeftUsd);
    }

    [Fact]
    public async Task Reserve_ManyAtOnce_NeverExceedsTheLimit()
    {
        SpendBudget budget = new(10m, TimeSpan.FromHours(1), time);
        int taken = 0;

        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, (_, _) =>
        {
            try
            {
                budget.Reserve(0.1m);
                Interlocked.Increment(ref taken);
            }
            catch (SpendBudgetExceededException)
            {
                // The hundred and first and all after it.
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal(100, taken);
        Assert.Equal(10m, budget.SpentUsd);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void SpendBudget_ImpossibleLimits_AreArgumentErrors(int limit, int hours) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpendBudget(limit, TimeSpan.FromHours(hours)));

    [Fact]
    public void Review_NewsOfTheSubmit_ReleasesOrSettles()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        UpscaleQuote quote = UpscaleQuote.Of(null, new VideoInfo { Outcome = VideoOutcome.Ok, VideoSeconds = 10 });
        SubmitReview Review() => UpscaleSubmitReview.Review(
            new UpscaleOptions().For("https://example.com/a.mp4"), new() { Quote = quote, Budget = budget }, isFalService: true, time);

        SubmitReview first = Review();
        Assert.Equal(0.0792m, budget.SpentUsd);
        first.OnNews!(new SubmitNews(SubmitFate.NotSent));
        Assert.Equal(0m, budget.SpentUsd);

        SubmitReview second = Review();
        second.OnNews!(new SubmitNews(SubmitFate.Accepted));
        Assert.Equal(0.0792m, budget.SpentUsd);
        second.OnNews!(new SubmitNews(SubmitFate.Finished) { Output = new UpscaleVideoOutput { Video = new FalFile { Url = "u" }, Duration = 10.01m } });
        Assert.Equal(10.01m * 0.0072m, budget.SpentUsd);

        SubmitReview third = Review();
        third.OnNews!(new SubmitNews(SubmitFate.Unknown));
        Assert.Equal(0.0792m + (10.01m * 0.0072m), budget.SpentUsd);
        Assert.Equal((0.072m, 0.0792m), (third.ExpectedUsd, third.AtMostUsd));
    }

    [Fact]
    public void Review_BudgetTooSmall_IsRefused()
    {
        UpscaleQuote quote = UpscaleQuote.Of(null, new VideoInfo { Outcome = VideoOutcome.Ok, VideoSeconds = 10 });

        Assert.Throws<SpendBudgetExceededException>(() => UpscaleSubmitReview.Review(
            new UpscaleOptions().For("https://example.com/a.mp4"), new() { Quote = quote, Budget = new(0.07m, TimeSpan.FromDays(1), time) }, isFalService: true, time));
    }
}

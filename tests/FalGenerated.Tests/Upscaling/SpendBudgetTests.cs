using FalGenerated.Tests.Support;
using System.Net;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Spending;
using FalGenerated.Video;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

public sealed class SpendBudgetTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly string folder = Directory.CreateTempSubdirectory("budget").FullName;

    private string Journal => Path.Combine(folder, "journal");

    private FalOptions WithJournal => new() { ApiKey = "id:secret", JournalPath = Journal };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reserve_MoreThanIsLeft_IsRefusedByTheDifference()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        await ReserveAsync(budget, 0.7m);

        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(async () => await ReserveAsync(budget, 0.5m));

        Assert.Equal(SpendingLimitKind.Budget, error.Kind);
        Assert.Equal((0.5m, 0.3m, 0.2m, 1m), (error.AtMostUsd, error.LeftUsd, error.OverByUsd, error.LimitUsd));
        Assert.Equal(0.7m, budget.SpentUsd);
    }

    [Fact]
    public async Task Reserve_ExactlyWhatIsLeft_Fits()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        await ReserveAsync(budget, 1m);

        Assert.Equal(0m, budget.LeftUsd);
    }

    [Fact]
    public async Task Reserve_JobThatNobodyWaitsFor_CountsUntilTheWindowEnds()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        await ReserveAsync(budget, 1m);

        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Equal(0m, budget.LeftUsd);

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1m, budget.LeftUsd);
    }

    [Fact]
    public async Task Settle_FinishedJob_GivesTheRestBack()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        SpendReservation reservation = await ReserveAsync(budget, 0.9m);

        await reservation.SettleAsync(0.4m);

        Assert.Equal(0.6m, budget.LeftUsd);
    }

    [Fact]
    public async Task Settle_DearerThanReserved_LeavesNothingBelowZero()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        await (await ReserveAsync(budget, 0.9m)).SettleAsync(1.5m);

        Assert.Equal(1.5m, budget.SpentUsd);
        Assert.Equal(0m, budget.LeftUsd);
    }

    [Fact]
    public async Task Reserve_ManyAtOnce_NeverExceedsTheLimit()
    {
        SpendBudget budget = new(10m, TimeSpan.FromHours(1), time);
        bool[] taken = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => FitsAsync(budget, 0.1m), Token)));

        Assert.Equal(100, taken.Count(fits => fits));
        Assert.Equal(10m, budget.SpentUsd);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void SpendBudget_ImpossibleLimits_AreArgumentErrors(int limit, int hours) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpendBudget(limit, TimeSpan.FromHours(hours)));

    [Fact]
    public void SpendBudget_NameThatNoFileKeeps_IsAnArgumentError() =>
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => new SpendBudget(1m, TimeSpan.FromHours(1), name: "day-\uD83D")).ParamName);

    [Fact]
    public async Task SubmitAsync_RefusedByTheService_GivesTheReservationBack()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        using QueueFake queue = new() { SubmitStatus = HttpStatusCode.Unauthorized };
        using FalClient fal = queue.Client(time);

        await Assert.ThrowsAnyAsync<FalException>(() => SubmitAsync(fal, budget));

        Assert.Equal(0m, budget.SpentUsd);
    }

    [Fact]
    public async Task WaitAsync_FinishedJob_SettlesToWhatItCost()
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        using QueueFake queue = new() { BilledSeconds = 10.01m };
        using FalClient fal = queue.Client(time);

        FalJob<UpscaleVideoOutput> job = await SubmitAsync(fal, budget);
        Assert.Equal(0.0792m, budget.SpentUsd);

        await job.GetResultAsync(Token);
        Assert.Equal(10.01m * 0.0072m, budget.SpentUsd);
    }

    [Fact]
    public async Task GetResultAsync_AmbiguousProJob_KeepsTheUpperBound()
    {
        SpendBudget budget = new(2m, TimeSpan.FromHours(1), time);
        using QueueFake queue = new() { BilledSeconds = 100 };
        using FalClient fal = queue.Client(time);

        FalJob<UpscaleVideoOutput> job = await SubmitAsync(fal, budget, new UpscaleOptions { EnhancementTier = EnhancementTier.Pro });
        await job.GetResultAsync(Token);

        Assert.Equal(0.792m, budget.SpentUsd);
    }

    [Fact]
    public async Task SubmitAsync_BudgetTooSmall_IsNotSent()
    {
        using QueueFake queue = new();
        using FalClient fal = queue.Client(time);

        await Assert.ThrowsAsync<FalSpendingLimitException>(() => SubmitAsync(fal, new SpendBudget(0.07m, TimeSpan.FromDays(1), time)));

        Assert.Empty(queue.Submits);
    }

    [Fact]
    public async Task SubmitAsync_JournalInAFile_KeepsTheSumsForTheNextProcess()
    {
        using QueueFake queue = new() { BilledSeconds = 10.01m };
        using FalClient fal = new(WithJournal, queue, time);
        SpendBudget first = new(0.2m, TimeSpan.FromHours(1), time);
        FalJob<UpscaleVideoOutput> job = await SubmitAsync(fal, first);
        await job.GetResultAsync(Token);
        await SubmitAsync(fal, first);

        // 0.072072 settled and 0.0792 reserved leave 0.048728.
        SpendBudget second = new(0.2m, TimeSpan.FromHours(1), time);
        FalSpendingLimitException error = await Assert.ThrowsAsync<FalSpendingLimitException>(() => SubmitAsync(fal, second));
        Assert.Equal(0.048728m, error.LeftUsd);

        SpendBudget other = new(0.2m, TimeSpan.FromHours(1), time, "other");
        await SubmitAsync(fal, other);
        Assert.Equal(0.0792m, other.SpentUsd);
        Assert.Equal(3, queue.Submits.Count);
    }

    [Theory]
    [InlineData("standard", 10.01, 0.072072)]
    [InlineData("pro", 10.01, 0.72072)]
    [InlineData("pro", 100.1, 0.792)] // can be read in two ways, so its upper bound stands
    public async Task Resume_InAnotherProcess_SettlesTheBudgetOfTheOneThatSubmitted(string tier, decimal billed, decimal counted)
    {
        using QueueFake queue = new() { BilledSeconds = billed };
        string token;
        using (FalClient submitting = new(WithJournal, queue, time))
        {
            SpendBudget budget = new(2m, TimeSpan.FromHours(1), time);
            token = (await SubmitAsync(submitting, budget, new UpscaleOptions { EnhancementTier = new EnhancementTier(tier) })).Token;
        }

        using FalClient resuming = new(WithJournal, queue, time);
        FalJob<UpscaleVideoOutput> job = resuming.Upscaler.Resume(token);
        await job.GetResultAsync(Token);
        await resuming.Upscaler.Resume(token).GetResultAsync(Token);

        Assert.Equal(counted + 0.0792m, await SpentWithOneMoreAsync(resuming));
    }

    [Fact]
    public async Task Resume_OfAJobWhosePriceWasUnknown_CountsWhatItCost()
    {
        using QueueFake queue = new();
        UpscaleVideoInput input = new UpscaleOptions().For("https://example.com/a.mp4");
        string token;
        using (FalClient submitting = new(WithJournal, queue, time))
        {
            SpendBudget budget = new(2m, TimeSpan.FromHours(1), time);
            token = (await submitting.Upscaler.SubmitAsync(input, new() { Budget = budget, AllowUnknownPrice = true }, Token)).Token;
        }

        using FalClient resuming = new(WithJournal, queue, time);
        await resuming.Upscaler.Resume(token).GetResultAsync(Token);

        Assert.Equal(0.072m + 0.0792m, await SpentWithOneMoreAsync(resuming));
    }

    [Fact]
    public async Task Resume_OfAJobWhoseFirstSubmitWasRefused_CountsTheSecondOnly()
    {
        using QueueFake queue = new() { SubmitStatus = HttpStatusCode.Unauthorized };
        string token;
        using (FalClient submitting = new(WithJournal, queue, time))
        {
            SpendBudget budget = new(2m, TimeSpan.FromHours(1), time);
            await Failing.ApiAsync(FalApiErrorKind.Authentication, () => SubmitAsync(submitting, budget, idempotencyKey: "order-1"));
            queue.SubmitStatus = HttpStatusCode.OK;
            token = (await SubmitAsync(submitting, budget, idempotencyKey: "order-1")).Token;
        }

        using FalClient resuming = new(WithJournal, queue, time);
        await resuming.Upscaler.Resume(token).GetResultAsync(Token);

        Assert.Equal(0.072m + 0.0792m, await SpentWithOneMoreAsync(resuming));
    }

    [Fact]
    public async Task Resume_OfAJobWhoseFirstProcessDiedBeforeItBegan_CountsItOnce()
    {
        using QueueFake queue = new();
        using FalClient fal = new(WithJournal, queue, time);
        ISpendLedger ledger = fal.Context.SpendLedger!;
        SpendBudget budget = new(2m, TimeSpan.FromHours(1), time);
        JToken terms = JToken.Parse("""{"r":0.0072,"u":0.0072}""");
        await ledger.ReserveAsync(new("died", "default", 0.5m) { IdempotencyKey = "order-1", Terms = terms }, 2m, null, Token);
        await ledger.ReserveAsync(new("other", "default", 0.25m) { IdempotencyKey = "order-2", Terms = terms }, 2m, null, Token);
        string token = (await SubmitAsync(fal, budget, idempotencyKey: "order-1")).Token;

        await fal.Upscaler.Resume(token).GetResultAsync(Token);
        await fal.Upscaler.Resume(token).GetResultAsync(Token);

        List<SpendEntry> entries = await ledger.ListAsync("default", Token).ToListAsync(Token);
        Assert.Equal([SpendState.Released, SpendState.Reserved, SpendState.Settled], entries.Select(entry => entry.State));
        Assert.Equal([0m, 0.25m, 0.072m], entries.Select(entry => entry.CountedUsd));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.0", 0)]
    [InlineData("10", 0.0792)] // what a failed job's units cost is not published
    [InlineData(null, 0.0792)]
    public async Task GetResultAsync_FailedJob_CountsUnlessItsAnswerSaysThatNothingIsBilled(string? units, decimal counted)
    {
        SpendBudget budget = new(1m, TimeSpan.FromHours(1), time);
        using QueueFake queue = new() { ResultStatus = HttpStatusCode.UnprocessableEntity, Units = units };
        using FalClient fal = queue.Client(time);

        FalJob<UpscaleVideoOutput> job = await SubmitAsync(fal, budget);
        await Failing.JobAsync(JobFailure.Failed, () => job.GetResultAsync(Token));

        Assert.Equal(counted, budget.SpentUsd);
    }

    [Fact]
    public async Task Resume_OfAFailedJobThatIsNotBilled_GivesItsBudgetBack()
    {
        using QueueFake queue = new() { ResultStatus = HttpStatusCode.UnprocessableEntity, Units = "0" };
        using FalClient fal = new(WithJournal, queue, time);
        string token = (await SubmitAsync(fal, new SpendBudget(2m, TimeSpan.FromHours(1), time))).Token;

        await Failing.JobAsync(JobFailure.Failed, () => fal.Upscaler.Resume(token).GetResultAsync(Token));

        Assert.Equal(0.0792m, await SpentWithOneMoreAsync(fal));
    }

    [Fact]
    public async Task ReserveAsync_ManyBudgetsOverOneFile_NeverExceedTheLimitTogether()
    {
        SpendBudget[] budgets = [.. Enumerable.Range(0, 4).Select(_ => new SpendBudget(1m, TimeSpan.FromHours(1), time))];
        bool[] taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => FitsAsync(budgets[i % 4], 0.1m, SpendLedger.InFile(Journal, time))));

        Assert.Equal(10, taken.Count(fits => fits));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ValueTask<SpendReservation> ReserveAsync(SpendBudget budget, decimal usd, ISpendLedger? ledger = null) =>
        budget.ReserveAsync(usd, ledger, NullLogger.Instance, null, null, Token);

    /// <summary>What a new budget over the same journal counts after one more submit.</summary>
    private async Task<decimal> SpentWithOneMoreAsync(FalClient fal)
    {
        SpendBudget next = new(2m, TimeSpan.FromHours(1), time);
        await SubmitAsync(fal, next);
        return next.SpentUsd;
    }

    private static async Task<bool> FitsAsync(SpendBudget budget, decimal usd, ISpendLedger? ledger = null)
    {
        try
        {
            await ReserveAsync(budget, usd, ledger);
            return true;
        }
        catch (FalSpendingLimitException)
        {
            return false;
        }
    }

    private static Task<FalJob<UpscaleVideoOutput>> SubmitAsync(
        FalClient fal, SpendBudget budget, UpscaleOptions? options = null, string? idempotencyKey = null)
    {
        options ??= new UpscaleOptions();
        UpscaleQuote quote = UpscaleQuote.Of(options, new VideoInfo { Outcome = VideoOutcome.Ok, VideoSeconds = 10 });
        return fal.Upscaler.SubmitAsync(options.For("https://example.com/a.mp4"), new() { Quote = quote, Budget = budget, IdempotencyKey = idempotencyKey }, Token);
    }
}

using FalGenerated.AspNetCore.Tests.Support;
using FalGenerated.BytedanceUpscaler;
using FalGenerated.Emulator;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>The whole way, from a submit to the webhook that the emulator signs.</summary>
[Collection(nameof(AloneTests))]
public sealed class EmulatorTests
{
    private static readonly TimeSpan Job = TimeSpan.FromSeconds(1);

    /// <summary>The client's clock stands still, so no poll is ever due: only the webhook can end the wait.</summary>
    [Theory]
    [InlineData(WaitMode.Poll)]
    [InlineData(WaitMode.Auto)]
    public async Task Webhook_WakesTheWait(WaitMode mode)
    {
        await using Web web = await Web.StartAsync(time: new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        FalJob<UpscaleVideoOutput> job = await web.SubmitAsync("order-1");
        Task<FalResponse<UpscaleVideoOutput>> wait = job.WaitAsync(options: new() { Mode = mode }, cancellationToken: Web.Token);

        web.Emulator.Advance(Job);
        FalResponse<UpscaleVideoOutput> response = await wait;

        Assert.Equal(job.RequestId, response.RequestId);
        Assert.Equal(JournalState.Finished, (await web.EndOfAsync("order-1")).State);
    }

    [Fact]
    public async Task Journal_OfAJobWithoutAWait_LearnsTheEnd_AndTheMoneyIsCountedOnce()
    {
        using MetricCollector<double> billed = new(null, "FalGenerated", "fal.money.billed");
        using MetricCollector<long> finished = new(null, "FalGenerated", "fal.jobs.finished");
        await using Web web = await Web.StartAsync();
        FalJob<UpscaleVideoOutput> job = await web.SubmitAsync("order-2");

        web.Emulator.Advance(Job);
        JournalEntry entry = await web.EndOfAsync("order-2");
        await web.Fal.Upscaler.Resume(job.Token).GetResultAsync(Web.Token);

        Assert.Equal(JournalState.Finished, entry.State);
        await finished.WaitForMeasurementsAsync(1, Web.Token);
        await billed.WaitForMeasurementsAsync(1, Web.Token);
        Assert.True(Assert.Single(billed.GetMeasurementSnapshot()).Value > 0);
    }

    [Fact]
    public async Task Journal_OfAJobThatFailed_LearnsThatToo()
    {
        await using Web web = await Web.StartAsync(new() { ManualTime = true, Scenarios = { Scenario.Named("validation-422") } });
        TaskCompletionSource<FalWebhook<UpscaleVideoOutput>> delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        web.Handler = webhook =>
        {
            delivered.TrySetResult(webhook);
            return Task.CompletedTask;
        };
        await web.SubmitAsync("order-3");

        web.Emulator.Advance(Job);

        Assert.False((await delivered.Task.WaitAsync(Web.Token)).Succeeded);
        Assert.Equal(JournalState.Failed, (await web.EndOfAsync("order-3")).State);
    }

    [Fact]
    public async Task Handler_ThatFailed_GetsTheNextDelivery()
    {
        await using Web web = await Web.StartAsync(new() { QueueTime = TimeSpan.Zero, RunTime = TimeSpan.Zero });
        int handed = 0;
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        web.Handler = _ =>
        {
            if (++handed == 1)
            {
                throw new InvalidOperationException("once");
            }

            second.SetResult();
            return Task.CompletedTask;
        };

        // The emulator's pause before the second attempt is a second of real time.
        await web.SubmitAsync("order-4");
        await second.Task.WaitAsync(Web.Token);
        await web.EndOfAsync("order-4");

        Assert.Equal(2, handed);
        Assert.Equal(500, web.Emulator.Webhooks[0].Status);
    }

    /// <summary>The emulator signs with a new key, as the service does after a rotation.</summary>
    [Fact]
    public async Task Key_OfTheEmulator_Rotated_IsTakenFromItsKeySet()
    {
        FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
        await using Web web = await Web.StartAsync(time: time);
        await web.SubmitAsync("order-5");
        web.Emulator.Advance(Job);
        await web.EndOfAsync("order-5");
        web.Emulator.RotateWebhookKey();
        time.Advance(TimeSpan.FromMinutes(2));

        await web.SubmitAsync("order-6");
        web.Emulator.Advance(Job);

        Assert.Equal(JournalState.Finished, (await web.EndOfAsync("order-6")).State);
    }
}

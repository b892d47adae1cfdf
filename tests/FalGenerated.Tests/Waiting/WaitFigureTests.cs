using FalGenerated.Polling;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

/// <summary>What a wait costs and how soon it notices, in virtual time. Each test prints its figures.</summary>
public sealed class WaitFigureTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Queued = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stream_OfA242SecondJob_TakesThreeRequestsAndNoticesAtOnce()
    {
        SteppedTime time = new();
        SimulatedService queue = new(time, Queued, TimeSpan.FromSeconds(242));
        queue.Stream = _ => new SimulatedStream(time,
        [
            (TimeSpan.Zero, $"data: {queue.StatusAt(TimeSpan.Zero, false)}\n\n"),
            .. Enumerable.Repeat((TimeSpan.FromSeconds(15), ": ping\n\n"), 1),
            (TimeSpan.FromSeconds(5), $"data: {queue.StatusAt(TimeSpan.FromSeconds(20), false)}\n\n"),
            .. Enumerable.Repeat((TimeSpan.FromSeconds(15), ": ping\n\n"), 14),
            (TimeSpan.FromSeconds(12), $"data: {queue.StatusAt(TimeSpan.FromSeconds(242), false)}\n\n"),
        ]);

        TimeSpan after = await WaitAsync(time, queue, new WaitOptions(), chance: 0.5);

        output.WriteLine($"stream: {queue.Requests} requests, noticed after {after.TotalSeconds:0.00} s");
        Assert.Equal(3, queue.Requests);
        Assert.Equal(1, queue.Streams);
        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task PollingWithoutHistory_OfA242SecondJob_StaysUnder60Requests(double chance)
    {
        SteppedTime time = new();
        SimulatedService queue = new(time, Queued, TimeSpan.FromSeconds(242));

        TimeSpan after = await WaitAsync(time, queue, new WaitOptions { Mode = WaitMode.Poll }, chance);

        output.WriteLine($"polling without history, chance {chance}: {queue.Requests} requests, noticed after {after.TotalSeconds:0.00} s");
        Assert.InRange(queue.Requests, 1, 60);
        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task PollingWithoutHistory_OfAnyJob_NoticesWithinATenthOfItsAge()
    {
        for (int seconds = 1; seconds <= 400; seconds += 19)
        {
            SteppedTime time = new();
            TimeSpan total = TimeSpan.FromSeconds(seconds + 0.37);
            SimulatedService queue = new(time, TimeSpan.FromSeconds(0.5), total);

            TimeSpan after = await WaitAsync(time, queue, new WaitOptions { Mode = WaitMode.Poll }, chance: seconds % 7 / 7.0);

            Assert.InRange(after.TotalSeconds, 0, Math.Min(10, Math.Max(1, total.TotalSeconds / 10)));
        }
    }

    [Theory]
    [InlineData(220)]
    [InlineData(230)]
    [InlineData(242)]
    [InlineData(255)]
    [InlineData(266)]
    public async Task PollingWithHistoryWithinATenth_OfA242SecondJob_StaysUnder25RequestsAndNoticesWithin3Seconds(int earlier)
    {
        foreach (double chance in new[] { 0, 0.5, 0.999 })
        {
            SteppedTime time = new();
            SimulatedService queue = new(time, Queued, TimeSpan.FromSeconds(earlier));
            FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(queue.Handler, time, chance);
            await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });
            queue.Total = TimeSpan.FromSeconds(242);

            TimeSpan after = await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });

            output.WriteLine($"polling with history of {earlier} s, chance {chance}: {queue.Requests} requests, noticed after {after.TotalSeconds:0.00} s");
            Assert.InRange(queue.Requests, 1, 25);
            Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        }
    }

    [Theory]
    [InlineData(220)]
    [InlineData(242)]
    [InlineData(265)]
    public async Task PollingOfAGivenDuration_OfA242SecondJob_StaysUnder25RequestsAndNoticesWithin3Seconds(int given)
    {
        SteppedTime time = new();
        SimulatedService queue = new(time, Queued, TimeSpan.FromSeconds(242));

        TimeSpan after = await WaitAsync(time, queue, new WaitOptions { Mode = WaitMode.Poll, ExpectedDuration = TimeSpan.FromSeconds(given) }, chance: 0.5);

        output.WriteLine($"polling of an expected {given} s without history: {queue.Requests} requests, noticed after {after.TotalSeconds:0.00} s");
        Assert.InRange(queue.Requests, 1, 25);
        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task ExpectedDuration_OfNothing_IsRefused()
    {
        SteppedTime time = new();
        FalJob<TestOutput> job = await time.RunAsync(Fal.SubmitAsync(new SimulatedService(time, Queued, TimeSpan.FromSeconds(1)).Handler, time));

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => job.WaitAsync(options: new WaitOptions { ExpectedDuration = TimeSpan.Zero }, cancellationToken: Token));

        Assert.StartsWith("ExpectedDuration must be longer than zero", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PollingWithSteadyHistory_OfJobsThatVaryByATenth_KeepsItsFigures()
    {
        SteppedTime time = new();
        SimulatedService queue = new(time, Queued, TimeSpan.FromSeconds(242));
        Random random = new(4711);
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(queue.Handler, time, 0.5);
        int most = 0;
        TimeSpan latest = TimeSpan.Zero;
        for (int job = 0; job < 30; job++)
        {
            queue.Total = TimeSpan.FromSeconds(242 * (0.92 + (0.16 * random.NextDouble())));
            TimeSpan after = await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });
            if (job > 4)
            {
                most = Math.Max(most, queue.Requests);
                latest = after > latest ? after : latest;
            }
        }

        output.WriteLine($"polling with a history of five and more jobs within 8 %: at most {most} requests, noticed after at most {latest.TotalSeconds:0.00} s");
        Assert.InRange(most, 1, 25);
        Assert.InRange(latest, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task History_OfJobsThatVaryALot_IsNotPlannedWith()
    {
        SteppedTime time = new();
        SimulatedService queue = new(time, Queued, TimeSpan.FromSeconds(100));
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(queue.Handler, time, 0.5);
        foreach (int seconds in new[] { 100, 300, 150, 500, 90 })
        {
            queue.Total = TimeSpan.FromSeconds(seconds);
            await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });
        }

        queue.Total = TimeSpan.FromSeconds(60.5);
        TimeSpan after = await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });

        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(6.1));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(24)]
    public async Task History_OfOneJobOfHours_DoesNotHideAQuickOne(int hours)
    {
        SteppedTime time = new();
        SimulatedService queue = new(time, Queued, TimeSpan.FromHours(hours));
        FalEndpoint<TestInput, TestOutput> endpoint = Fal.Endpoint(queue.Handler, time, 0);
        await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });
        queue.Total = TimeSpan.FromSeconds(130);

        TimeSpan after = await WaitAsync(time, queue, endpoint, new WaitOptions { Mode = WaitMode.Poll });

        output.WriteLine($"polling a job of 130 s after one of {hours} h: {queue.Requests} requests, noticed after {after.TotalSeconds:0.00} s");
        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void AThousandJobs_BegunTogether_DoNotPollInStep()
    {
        Random random = new(1);
        Dictionary<int, int> perTenth = [];
        for (int job = 0; job < 1000; job++)
        {
            PollPlan plan = new(null, random.NextDouble);
            TimeSpan age = plan.First(TimeSpan.Zero);
            while (age < TimeSpan.FromSeconds(242))
            {
                int slot = (int)(age.TotalSeconds * 10);
                perTenth[slot] = perTenth.GetValueOrDefault(slot) + 1;
                age += plan.Next(age, null);
            }
        }

        // Looks grow rarer with age, so each tenth is compared with the mean of its own ten seconds.
        double worst = perTenth.GroupBy(slot => slot.Key / 100).Where(group => group.Key is > 0 and < 24)
            .Max(group => group.Max(slot => slot.Value) / (group.Sum(slot => slot.Value) / 100.0));
        output.WriteLine($"1,000 jobs begun together: the busiest tenth of a second has {worst:0.0} times the mean of its ten seconds");
        Assert.InRange(worst, 1, 2.5);
    }

    private static Task<TimeSpan> WaitAsync(SteppedTime time, SimulatedService queue, WaitOptions options, double chance) =>
        WaitAsync(time, queue, Fal.Endpoint(queue.Handler, time, chance), options);

    private static async Task<TimeSpan> WaitAsync(
        SteppedTime time, SimulatedService queue, FalEndpoint<TestInput, TestOutput> endpoint, WaitOptions options)
    {
        FalJob<TestOutput> job = await time.RunAsync(endpoint.SubmitAsync(Fal.Input, cancellationToken: Token));
        await time.RunAsync(job.WaitAsync(options: options, cancellationToken: Token));
        return queue.Age - queue.Total;
    }
}

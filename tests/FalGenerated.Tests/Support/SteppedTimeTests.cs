namespace FalGenerated.Tests.Support;

public sealed class SteppedTimeTests
{
    [Fact]
    public async Task Clock_WhileATaskIsBusyElsewhere_StandsStill()
    {
        SteppedTime time = new();
        TaskCompletionSource file = new();

        Task run = time.RunAsync(WorkAsync());
        TimeSpan meanwhile = time.Passed;
        file.SetResult();
        await run;

        Assert.Equal(TimeSpan.Zero, meanwhile);
        Assert.Equal(TimeSpan.FromSeconds(3), time.Passed);

        async Task WorkAsync()
        {
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10), time);
            await file.Task;
            await Task.Delay(TimeSpan.FromSeconds(3), time, limit.Token);
        }
    }

    [Fact]
    public async Task Clock_WithTwoTasks_WaitsForBoth()
    {
        SteppedTime time = new();
        TaskCompletionSource file = new();
        List<string> order = [];

        Task run = time.RunAsync(WorkAsync("late", Task.CompletedTask, 5), WorkAsync("early", file.Task, 2));
        TimeSpan meanwhile = time.Passed;
        file.SetResult();
        await run;

        Assert.Equal(TimeSpan.Zero, meanwhile);
        Assert.Equal(["early", "late"], order);
        Assert.Equal(TimeSpan.FromSeconds(5), time.Passed);

        async Task WorkAsync(string name, Task before, int seconds)
        {
            await before;
            await Task.Delay(TimeSpan.FromSeconds(seconds), time);
            order.Add(name);
        }
    }

    [Fact]
    public async Task Limit_ThatEndsAPause_EndsItOnTime()
    {
        SteppedTime time = new();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => time.RunAsync(Task.Delay(TimeSpan.FromDays(1), time, limit.Token)));

        Assert.Equal(TimeSpan.FromSeconds(10), time.Passed);
    }

    [Fact]
    public async Task Task_ThatWaitsForTwoThings_IsAMistake()
    {
        SteppedTime time = new();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => time.RunAsync(Task.WhenAll(PauseAsync(1), PauseAsync(2))));

        Task PauseAsync(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), time, TestContext.Current.CancellationToken);
    }
}

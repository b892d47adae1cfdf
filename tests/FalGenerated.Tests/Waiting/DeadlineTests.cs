using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class DeadlineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deadline_ThatEnds_HandsTheJobBackAndIsNeverSleptPast()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4));
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Timeout = TimeSpan.FromSeconds(33.3) }, cancellationToken: Token)));

        Assert.Same(job, error.Job);
        Assert.Equal(TimeSpan.FromSeconds(33.3), service.Age);
        Assert.Equal(TimeSpan.FromSeconds(33.3), service.Looks[^1]);
        Assert.Equal(QueueState.InProgress, error.LastStatus!.Status);
        Assert.IsAssignableFrom<FalException>(error);
        TestOutput output = await time.RunAsync(((FalJob<TestOutput>)error.Job).WaitAsync(cancellationToken: Token));
        Assert.Equal(10m, output.Duration);
    }

    [Fact]
    public async Task Deadline_AtWhichTheJobIsDone_IsNoFailure()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(33));
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);

        TestOutput output = await time.RunAsync(job.WaitAsync(options: new() { Timeout = TimeSpan.FromSeconds(33.3) }, cancellationToken: Token));

        Assert.Equal(10m, output.Duration);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task Deadline_WhileTheResultCannotBeFetched_EndsOnTime(int status)
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(async (request, token) =>
        {
            if (request.Address.AbsolutePath.EndsWith("/r1", StringComparison.Ordinal))
            {
                await Task.Delay(status == 0 ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1), time, token);
                return ScriptedHandler.Html(status);
            }

            return ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : Fal.Status("COMPLETED"));
        });
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);

        FalTimeoutException error = await Assert.ThrowsAsync<FalTimeoutException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Timeout = TimeSpan.FromSeconds(33) }, cancellationToken: Token)));

        Assert.True(error.LastStatus!.IsCompleted);
        Assert.Contains("its result could not be fetched", error.Message, StringComparison.Ordinal);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(33), TimeSpan.FromSeconds(38));
    }

    [Fact]
    public async Task Deadline_WhileAStreamIsSilent_EndsOnTime()
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4)) { Stream = _ => SimulatedStream.Silent(time) };
        FalJob<TestOutput> job = await Fal.SubmitAsync(service.Handler, time);

        await Assert.ThrowsAsync<FalTimeoutException>(
            () => time.RunAsync(job.WaitAsync(options: new() { Timeout = TimeSpan.FromSeconds(20) }, cancellationToken: Token)));

        Assert.Equal(TimeSpan.FromSeconds(20), service.Age);
    }
}

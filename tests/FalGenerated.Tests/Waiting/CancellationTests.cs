using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class CancellationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Cancellation_OfAWait_CancelsTheJobOnlyWhenAsked(bool asked, int cancels)
    {
        SteppedTime time = new();
        SimulatedService service = new(time, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(4));
        ScriptedHandler wire = service.Handler;
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(30), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => time.RunAsync(job.WaitAsync(options: new() { CancelJobWhenCancelled = asked }, cancellationToken: cancel.Token)));

        Assert.Equal(cancels, wire.Count("PUT"));
        Assert.Equal(TimeSpan.FromSeconds(30), service.Age);
    }

    [Fact]
    public async Task Cancel_ThatFails_DoesNotHideTheCancellation()
    {
        SteppedTime time = new();
        ScriptedHandler wire = new(request => request.Method switch
        {
            "POST" => ScriptedHandler.Json(200, Fal.Accepted),
            "PUT" => ScriptedHandler.Json(500, "{}"),
            _ => ScriptedHandler.Json(200, Fal.Status("IN_PROGRESS")),
        });
        FalJob<TestOutput> job = await Fal.SubmitAsync(wire, time);
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(30), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => time.RunAsync(job.WaitAsync(options: new() { CancelJobWhenCancelled = true }, cancellationToken: cancel.Token)));

        Assert.InRange(wire.Count("PUT"), 1, 4);
    }
}

using FalGenerated.AspNetCore.Tests.Support;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>The service delivers at least once; a job's end is handed over once.</summary>
public sealed class RepeatTests
{
    [Fact]
    public async Task Repeat_OfAHandledJob_Is200_AndNotHandedOver()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        List<int> statuses = [];
        for (int number = 0; number < 20; number++)
        {
            statuses.Add((await receiver.SendAsync(receiver.Valid())).Status);
            receiver.Time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.All(statuses, status => Assert.Equal(200, status));
        Assert.Equal(1, receiver.Handed);
    }

    [Fact]
    public async Task Handler_ThatFails_Is500_AndTheNextDeliveryIsHandedOver()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        receiver.Handler = _ => throw new InvalidOperationException("a reason with secret-key in it");

        (int failed, string text) = await receiver.SendAsync(receiver.Valid());
        receiver.Handler = _ => Task.CompletedTask;
        (int retried, _) = await receiver.SendAsync(receiver.Valid());
        (int repeated, _) = await receiver.SendAsync(receiver.Valid());

        Assert.Equal((500, 200, 200), (failed, retried, repeated));
        Assert.Equal("Deliver it again: the handler of this server failed.", text);
        Assert.Equal(2, receiver.Handed);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 500)]
    public async Task Deliveries_SideBySide_AreHandedOverOnce_AndShareTheOutcome(bool succeeds, int expected)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        TaskCompletionSource outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Handler = _ => outcome.Task;

        Task<(int Status, string Text)>[] deliveries = [.. Enumerable.Range(0, 8).Select(_ => Task.Run(() => receiver.SendAsync(receiver.Valid())))];
        while (receiver.Handed == 0)
        {
            await Task.Yield();
        }

        bool anyEnded = deliveries.Any(delivery => delivery.IsCompleted);
        if (succeeds)
        {
            outcome.SetResult();
        }
        else
        {
            receiver.Handler = _ => Task.FromException(new InvalidOperationException());
            outcome.SetException(new InvalidOperationException());
        }

        (int Status, string Text)[] answers = await Task.WhenAll(deliveries);

        Assert.False(anyEnded);
        Assert.All(answers, answer => Assert.Equal(expected, answer.Status));
        if (succeeds)
        {
            Assert.Equal(1, receiver.Handed);
        }
    }

    [Fact]
    public async Task Jobs_SideBySide_DoNotWaitForEachOther()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Handler = webhook => webhook.RequestId == "slow" ? slow.Task : Task.CompletedTask;

        Task<(int Status, string Text)> waiting = receiver.SendAsync(receiver.Valid("slow"));
        (int quick, _) = await receiver.SendAsync(receiver.Valid("quick"));
        slow.SetResult();

        Assert.Equal(200, quick);
        Assert.Equal(200, (await waiting).Status);
    }

    [Fact]
    public async Task Memory_LastsForThreeHours()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        await receiver.SendAsync(receiver.Valid());
        receiver.Time.Advance(TimeSpan.FromHours(3));
        await receiver.SendAsync(receiver.Valid());
        int within = receiver.Handed;
        receiver.Time.Advance(TimeSpan.FromSeconds(1));
        await receiver.SendAsync(receiver.Valid());

        Assert.Equal(1, within);
        Assert.Equal(2, receiver.Handed);
    }
}

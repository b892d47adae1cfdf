using System.Diagnostics;
using System.Globalization;
using FalGenerated.AspNetCore.Tests.Support;
using FalGenerated.BytedanceUpscaler;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>Figures of the receiver. They print what they measure.</summary>
[Collection(nameof(AloneTests))]
public sealed class FigureTests(ITestOutputHelper output)
{
    /// <summary>Counted in processor time, the sender's share included: other work on the machine does not count.</summary>
    [Fact(Explicit = true)]
    public async Task Deliveries_PerSecondOfOneCore_ArePrinted()
    {
        const int count = 20_000;
        const int warm = 5_000;
        await using Receiver receiver = await Receiver.StartAsync();
        Delivery[] deliveries = [.. Enumerable.Range(0, count).Select(number => receiver.Valid($"r-{number}"))];
        for (int number = 0; number < warm; number++)
        {
            await receiver.SendAsync(receiver.Valid($"warm-{number}"));
        }

        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;

        foreach (Delivery delivery in deliveries)
        {
            await receiver.SendAsync(delivery);
        }

        process.Refresh();
        double perSecond = count / (process.TotalProcessorTime - before).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perSecond:0} deliveries per second of one core"));
        Assert.Equal(count + warm, receiver.Handed);
    }

    /// <summary>From the moment at which the handler has the delivery until the caller's await returns: a status and a result lie between.</summary>
    [Fact(Explicit = true)]
    public async Task Wait_ReturnsWithinMomentsOfTheDelivery()
    {
        await using Web web = await Web.StartAsync();
        long arrived = 0;
        web.Handler = _ =>
        {
            arrived = TimeProvider.System.GetTimestamp();
            return Task.CompletedTask;
        };
        List<double> milliseconds = [];
        for (int number = 0; number < 60; number++)
        {
            FalJob<UpscaleVideoOutput> job = await web.SubmitAsync($"order-{number}");
            Task<FalResponse<UpscaleVideoOutput>> wait = job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: Web.Token);
            web.Emulator.Advance(TimeSpan.FromSeconds(1));
            await wait;
            milliseconds.Add(TimeProvider.System.GetElapsedTime(arrived).TotalMilliseconds);
        }

        // The first ones compile the code.
        double[] sorted = [.. milliseconds.Skip(10).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {sorted[25]:0.0} ms, slowest {sorted[^1]:0.0} ms of {sorted.Length} waits"));
        Assert.Equal(50, sorted.Length);
    }
}

using FalGenerated.Files;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.Tests.Storage;

public sealed class TransferMeterTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<TransferProgress> seen = [];

    [Fact]
    public void Add_OverTime_TellsRateAndRemainingTime()
    {
        TransferMeter meter = new(1000, new Listener(seen.Add), time);

        meter.Add(0);
        time.Advance(TimeSpan.FromSeconds(1));
        meter.Add(100);
        time.Advance(TimeSpan.FromSeconds(1));
        meter.Add(300);

        Assert.Equal(
            [
                new TransferProgress(0, 1000, 0, null),
                new TransferProgress(100, 1000, 100, TimeSpan.FromSeconds(9)),
                new TransferProgress(400, 1000, 200, TimeSpan.FromSeconds(3)),
            ],
            seen);
    }

    [Fact]
    public void Add_Often_IsReportedAFewTimesASecondAndAtTheEnd()
    {
        TransferMeter meter = new(1000, new Listener(seen.Add), time);

        for (int step = 0; step < 1000; step++)
        {
            meter.Add(1);
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        meter.Finish();

        Assert.Equal([1, 201, 401, 601, 801, 1000], seen.Select(progress => progress.Bytes));
    }

    [Fact]
    public void Add_RateOfLongAgo_IsForgotten()
    {
        TransferMeter meter = new(null, new Listener(seen.Add), time);
        meter.Add(1_000_000);
        time.Advance(TimeSpan.FromSeconds(100));
        meter.Add(0);
        time.Advance(TimeSpan.FromSeconds(1));
        meter.Add(50);

        Assert.Equal(new TransferProgress(1_000_050, null, 50, null), seen[^1]);
    }

    [Fact]
    public void Reset_TakesEverythingBack()
    {
        TransferMeter meter = new(10, new Listener(seen.Add), time);
        meter.Add(7);
        meter.Reset();
        meter.Finish();

        Assert.Equal(0, seen[^1].Bytes);
    }
}

using FalGenerated.AspNetCore.Tests.Support;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>Only what the service signed, lately and byte for byte, is handed over.</summary>
public sealed class ForgedDeliveryTests
{
    public static TheoryData<string> EachForgery => [.. Forgeries.All.Keys];

    [Theory]
    [MemberData(nameof(EachForgery))]
    public async Task Forgery_IsRefused_AndTheGoodOneIsNot(string name)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        Delivery good = receiver.Valid();

        (int status, string text) = await receiver.SendAsync(Forgeries.All[name](good, receiver.Signer));
        int handed = receiver.Handed;
        (int afterwards, _) = await receiver.SendAsync(good);

        Assert.True(status is 400 or 401, $"{status}: {text}");
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.Equal(0, handed);
        Assert.Equal(200, afterwards);
        Assert.Equal(1, receiver.Handed);
    }

    [Fact]
    public void Forgeries_AreAtLeastSixty() => Assert.InRange(Forgeries.All.Count, 60, int.MaxValue);

    [Theory]
    [InlineData(-300, 200)]
    [InlineData(300, 200)]
    [InlineData(0, 200)]
    [InlineData(-301, 401)]
    [InlineData(301, 401)]
    public async Task Delivery_AtEachBoundaryOfTheWindow(int seconds, int expected)
    {
        await using Receiver receiver = await Receiver.StartAsync();
        Delivery delivery = receiver.Signer.Sign("r-1", Receiver.Body("r-1"), receiver.Time.GetUtcNow().AddSeconds(seconds));

        (int status, _) = await receiver.SendAsync(delivery);

        Assert.Equal(expected, status);
        Assert.Equal(expected == 200 ? 1 : 0, receiver.Handed);
    }

    /// <summary>The service sends small letters; the format, hexadecimal, has both.</summary>
    [Fact]
    public async Task Signature_InCapitals_IsTheSameSignature()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        Delivery good = receiver.Valid();

        (int status, _) = await receiver.SendAsync(good with { Signature = ((string)good.Signature!).ToUpperInvariant() });

        Assert.Equal(200, status);
    }
}

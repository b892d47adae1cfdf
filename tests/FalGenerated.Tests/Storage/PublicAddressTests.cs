using System.Net;
using FalGenerated.Files;
using FalGenerated.Net;

namespace FalGenerated.Tests.Storage;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("9.255.255.255", true)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("11.0.0.0", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Is_Address_FollowsTheRegistries(string address, bool expected) => Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("localhost", "::1", true)]
    [InlineData("localhost", "10.0.0.1", false)]
    [InlineData("rebind.fal.media", "127.0.0.1", false)]
    [InlineData("rebind.fal.media", "192.168.0.1", false)]
    [InlineData("v3b.fal.media", "8.8.8.8", true)]
    public void Allows_ResolvedName_MayNotLeadInside(string host, string address, bool expected) =>
        Assert.Equal(expected, new FileAddressPolicy([".fal.media", "127.0.0.1", "localhost"]).Allows(host, 443, IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://fal.media/x", false)]
    [InlineData("https://v3.fal.media/x", true)]
    [InlineData("https://V3.FAL.MEDIA./x", true)]
    [InlineData("https://evilfal.media/x", false)]
    [InlineData("https://fal.media.evil.com/x", false)]
    [InlineData("https://exact.example.com/x", true)]
    [InlineData("https://sub.exact.example.com/x", false)]
    [InlineData("https://ported.example.com:8443/x", true)]
    [InlineData("https://ported.example.com/x", false)]
    public void IsTrusted_Host_IsMatchedWhole(string address, bool expected) =>
        Assert.Equal(expected, new FileAddressPolicy([".fal.media", "exact.example.com", "ported.example.com:8443"]).IsTrusted(new Uri(address)));
}

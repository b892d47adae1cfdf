using System.Net;
using System.Net.Sockets;

namespace FalGenerated.Video;

/// <summary>Which addresses are not of the public internet. An address from outside must not make this machine ask them.</summary>
internal static class PrivateAddress
{
    private static readonly IPNetwork[] Networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    /// <summary>Whether an address is private, or carries a private one inside.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        IPAddress inner = Unwrapped(address);
        return Array.Exists(Networks, network => network.Contains(inner));
    }

    /// <summary>Whether a host is this machine by name or a private address by number. Other names are judged when they are resolved.</summary>
    public static bool IsPrivateHost(Uri url)
    {
        string host = url.IdnHost.TrimEnd('.');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? address) && IsPrivate(address));
    }

    // IPv6 forms that a gateway turns into an IPv4 address: mapped, NAT64 and 6to4.
    private static IPAddress Unwrapped(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        byte[] bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : bytes.AsSpan().StartsWith<byte>([0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) ? new IPAddress(bytes.AsSpan(12, 4))
            : bytes.AsSpan().StartsWith<byte>([0x20, 0x02]) ? new IPAddress(bytes.AsSpan(2, 4))
            : new IPAddress(bytes);
    }
}

using System.Net;

namespace FalGenerated.Net;

/// <summary>
/// Tells addresses of the public internet from all others, by the special-purpose registries of IANA for IPv4 and IPv6.
/// A service's answer must not make this process talk to a router, a metadata service or a neighbour.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // Only 2000::/3 is handed out as global unicast.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // Networks without IPv4 reach it through this prefix: the last four bytes are the address that counts.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True unless a host is this machine by name, or not public by number. Other names are judged when they are resolved.</summary>
    public static bool IsHost(Uri url)
    {
        string host = url.IdnHost.TrimEnd('.');
        return !host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && !host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            && (!IPAddress.TryParse(host, out IPAddress? address) || Is(address));
    }

    /// <summary>Determines whether the address belongs to the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Is(address.MapToIPv4());
        }

        if (Translated.Contains(address))
        {
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        bool inSpace = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || GlobalUnicast.Contains(address);
        return inSpace && !Array.Exists(NotPublic, network => network.Contains(address));
    }
}

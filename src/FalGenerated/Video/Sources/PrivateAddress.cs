using System.Net;
using FalGenerated.Net;

namespace FalGenerated.Video;

/// <summary>Which hosts are not of the public internet. An address from outside must not make this machine ask them.</summary>
internal static class PrivateAddress
{
    /// <summary>Whether an address is not public.</summary>
    public static bool IsPrivate(IPAddress address) => !PublicAddress.Is(address);

    /// <summary>Whether a host is this machine by name or a private address by number. Other names are judged when they are resolved.</summary>
    public static bool IsPrivateHost(Uri url)
    {
        string host = url.IdnHost.TrimEnd('.');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? address) && IsPrivate(address));
    }
}

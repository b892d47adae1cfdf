using System.Net;
using FalGenerated.Net;

namespace FalGenerated.Files;

/// <summary>The addresses that files may be sent to and fetched from.</summary>
internal sealed class FileAddressPolicy(IEnumerable<string> trustedHosts)
{
    private readonly string[] trusted = [.. trustedHosts.Select(host => host.Trim().ToLowerInvariant())];

    /// <summary>True if an entry can match at all: it is the name of the host in an address that is made with it.</summary>
    public static bool IsHost(string? entry) =>
        !string.IsNullOrWhiteSpace(entry)
        && Uri.TryCreate($"https://{(entry.Trim().StartsWith('.') ? "any" : "")}{entry.Trim()}", UriKind.Absolute, out Uri? address)
        && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
        && new FileAddressPolicy([entry]).IsTrusted(address);

    /// <summary>True if the host is one of the trusted ones.</summary>
    public bool IsTrusted(Uri address)
    {
        string host = HostOf(address);
        return Array.Exists(trusted, entry => entry.StartsWith('.')
            ? host.EndsWith(entry, StringComparison.Ordinal)
            : entry == host || entry == $"{host}:{address.Port}");
    }

    /// <summary>Refuses what must not be reached, as far as the address itself shows it; the connection checks the rest.</summary>
    /// <exception cref="FalTransferException">It must not be reached.</exception>
    public void Require(Uri address, bool trustedOnly)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && IsLoopbackName(address))))
        {
            throw Refusal(
                TransferFailure.InvalidAddress,
                address.IsAbsoluteUri ? address.Host : "",
                $"Use an absolute https address: files travel encrypted, and this one {(address.IsAbsoluteUri ? $"is {address.Scheme} at '{address.Host}'" : "is relative")} (http is for loopback hosts only).");
        }

        if (IsLoopbackName(address) ? !IsTrusted(address) : IPAddress.TryParse(address.IdnHost, out IPAddress? literal) && !PublicAddress.Is(literal))
        {
            throw NotPublic(address.Host);
        }

        if (trustedOnly && !IsTrusted(address))
        {
            throw Refusal(
                TransferFailure.HostNotTrusted,
                address.Host,
                $"The host {address.Host} is not among the trusted file hosts: add it to {nameof(FalOptions.TrustedFileHosts)} if you trust it, or do not require trusted hosts.");
        }
    }

    /// <summary>True if a connection for this host may go to this address.</summary>
    public bool Allows(string host, int port, IPAddress address) =>
        PublicAddress.Is(address)
        || (IPAddress.IsLoopback(address) && new UriBuilder(Uri.UriSchemeHttp, host, port).Uri is { } uri && IsLoopbackName(uri) && IsTrusted(uri));

    /// <summary>The refusal of an address outside the public internet.</summary>
    public static FalTransferException NotPublic(string host) => Refusal(
        TransferFailure.HostNotPublic,
        host,
        $"The host {host} is not on the public internet: nothing was sent to it. A loopback host must stand in {nameof(FalOptions.TrustedFileHosts)}, or in one of the addresses of the options, to be used.");

    /// <summary>The refusal of an address before anything was sent to it.</summary>
    public static FalTransferException Refusal(TransferFailure reason, string host, string message) => new(reason, message) { Host = host };

    private static bool IsLoopbackName(Uri address) =>
        HostOf(address) == "localhost" || (IPAddress.TryParse(address.IdnHost, out IPAddress? literal) && IPAddress.IsLoopback(literal));

    private static string HostOf(Uri address) => address.HostNameType == UriHostNameType.IPv6
        ? $"[{address.IdnHost}]"
        : address.IdnHost.TrimEnd('.').ToLowerInvariant();
}

/// <summary>
/// Makes the handler under the client for files: only an allowed address is connected to. Redirects are not followed: each target is
/// checked first.
/// </summary>
internal sealed class FileConnection(FileAddressPolicy policy)
{
    /// <summary>A handler with the check at its connections.</summary>
    public static SocketsHttpHandler CreateHandler(FileAddressPolicy policy) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        Proxy = OutwardProxy.Instance,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = new FileConnection(policy).ConnectAsync,
    };

    private ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;

        // The administrator's proxy may be private; what it reaches is its own policy.
        bool isProxy = IsProxy(context);
        return GuardedDialer.ConnectAsync(
            target,
            address => isProxy || policy.Allows(target.Host, target.Port, address),
            () => FileAddressPolicy.NotPublic(target.Host),
            cancellationToken);
    }

    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } address
        && !OutwardProxy.Instance.IsBypassed(address)
        && OutwardProxy.Instance.GetProxy(address) is { } proxy
        && proxy.IdnHost == context.DnsEndPoint.Host
        && proxy.Port == context.DnsEndPoint.Port;
}

using System.Net;
using System.Net.Sockets;

namespace FalGenerated.Storage;

/// <summary>
/// Makes the handler under the client for files. The name is resolved here and only an allowed address is connected to, so a
/// name that answers differently the second time changes nothing. Redirects are not followed: each target is checked first.
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

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(target.Host.Trim('[', ']'), out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);

        // The administrator's proxy may be private; what it reaches is its own policy.
        IPAddress[] allowed = IsProxy(context) ? addresses : Array.FindAll(addresses, address => policy.Allows(target.Host, target.Port, address));
        if (allowed.Length == 0)
        {
            throw FileAddressPolicy.NotPublic(target.Host);
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } address
        && !OutwardProxy.Instance.IsBypassed(address)
        && OutwardProxy.Instance.GetProxy(address) is { } proxy
        && proxy.IdnHost == context.DnsEndPoint.Host
        && proxy.Port == context.DnsEndPoint.Port;
}

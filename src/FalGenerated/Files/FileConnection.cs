using System.Net;
using FalGenerated.Net;

namespace FalGenerated.Files;

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

using System.Net;
using System.Net.Sockets;

namespace FalGenerated.Net;

/// <summary>
/// Connects to those addresses of a name that a rule allows. The name is resolved once, here, and what was judged is what is connected
/// to: a name that answers differently the second time changes nothing.
/// </summary>
internal static class GuardedDialer
{
    /// <summary>A connection to one of the allowed addresses.</summary>
    /// <param name="target">The name, or an address by number.</param>
    /// <param name="allows">Whether an address may be connected to.</param>
    /// <param name="refusal">What is thrown when none may.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint target, Predicate<IPAddress> allows, Func<Exception> refusal, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = Array.FindAll(addresses, allows);
        if (allowed.Length == 0)
        {
            throw refusal();
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
}

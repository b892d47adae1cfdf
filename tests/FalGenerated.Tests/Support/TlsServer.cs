using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Tests.Support;

/// <summary>A server that speaks HTTP/1.1 alone over TLS, keeps its connections, and counts those that carried a request.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly OwnCertificate certificate = new();
    private readonly Func<int, RawReply> reply;
    private readonly Task loop;
    private int requests;
    private int answered;

    public TlsServer(Func<int, RawReply> reply)
    {
        this.reply = reply;
        listener.Start();
        Address = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        loop = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>How many connections carried a request.</summary>
    public int Answered => Volatile.Read(ref answered);

    public FalClient Client() => certificate.Client(Address);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        certificate.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                served.Add(ServeAsync(await listener.AcceptSocketAsync(stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using SslStream stream = new(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = certificate.Value, ApplicationProtocols = [SslApplicationProtocol.Http11] }, stop.Token);
            byte[] buffer = new byte[8192];
            int carried = 0;
            string text = "";
            while (await stream.ReadAsync(buffer, stop.Token) is var read and > 0)
            {
                text += Encoding.ASCII.GetString(buffer, 0, read);
                if (text.TrimEnd().EndsWith('}'))
                {
                    text = "";
                    Interlocked.Add(ref answered, carried++ == 0 ? 1 : 0);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(reply(Interlocked.Increment(ref requests)).Bytes), stop.Token);
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went away, or found no common protocol, or the test is over.
        }
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Tests.Support;

/// <summary>An HTTP/2 server over TLS, frame by frame: it refuses streams and ends connections as no finished server can be told to.</summary>
public sealed class Http2Server : IAsyncDisposable
{
    private const byte Data = 0, Headers = 1, ResetStream = 3, Settings = 4, Ping = 6, GoAway = 7;
    private const byte EndStream = 1, Acknowledge = 1, EndHeaders = 4;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly OwnCertificate certificate = new();
    private readonly Func<int, Http2Reply> reply;
    private readonly int streamsPerConnection;
    private readonly Task loop;
    private int connections;
    private int requests;

    public Http2Server(Func<int, Http2Reply> reply, int streamsPerConnection = 100)
    {
        this.reply = reply;
        this.streamsPerConnection = streamsPerConnection;
        listener.Start();
        Address = new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        loop = AcceptAsync();
    }

    public Uri Address { get; }

    public int Connections => Volatile.Read(ref connections);

    /// <summary>The requests that arrived whole.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>A client over connections of its own that trusts this server.</summary>
    internal FalClient Client(TimeProvider? time = null) => certificate.Client(Address, time);

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
                Socket socket = await listener.AcceptSocketAsync(stop.Token);
                Interlocked.Increment(ref connections);
                served.Add(ServeAsync(socket));
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
                new SslServerAuthenticationOptions { ServerCertificate = certificate.Value, ApplicationProtocols = [SslApplicationProtocol.Http2] }, stop.Token);
            await stream.ReadExactlyAsync(new byte[24], stop.Token);
            byte[] most = [0, 3, 0, 0, 0, (byte)streamsPerConnection];
            await WriteAsync(stream, Settings, 0, 0, most);
            while (await ReadAsync(stream) is { } frame)
            {
                await HandleAsync(stream, frame);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
        {
            // The other side went away, or the test is over.
        }
    }

    private Task HandleAsync(SslStream stream, Frame frame) => frame switch
    {
        { Type: Settings } when (frame.Flags & Acknowledge) == 0 => WriteAsync(stream, Settings, Acknowledge, 0, []),
        { Type: Ping } when (frame.Flags & Acknowledge) == 0 => WriteAsync(stream, Ping, Acknowledge, 0, frame.Payload),
        { Type: Data or Headers } when (frame.Flags & EndStream) != 0 => AnswerAsync(stream, frame.Stream, reply(Interlocked.Increment(ref requests))),
        _ => Task.CompletedTask,
    };

    private async Task AnswerAsync(SslStream stream, int id, Http2Reply answer)
    {
        switch (answer.End)
        {
            case Http2End.Reset:
                await WriteAsync(stream, ResetStream, 0, id, Number(answer.Code));
                break;
            case Http2End.GoAway:
                await WriteAsync(stream, GoAway, 0, 0, [.. Number(0), .. Number(0)]);
                break;
            default:
                string type = answer.End == Http2End.Stream ? "text/event-stream" : "application/json";
                byte[] head = [0x08, 3, .. Encoding.ASCII.GetBytes(answer.Status.ToString(CultureInfo.InvariantCulture)), 0x0f, 0x10, (byte)type.Length, .. Encoding.ASCII.GetBytes(type)];
                await WriteAsync(stream, Headers, EndHeaders, id, head);
                if (answer.End == Http2End.Answer)
                {
                    await WriteAsync(stream, Data, EndStream, id, Encoding.UTF8.GetBytes(answer.Body));
                }

                break;
        }
    }

    private async Task<Frame?> ReadAsync(SslStream stream)
    {
        byte[] head = new byte[9];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop.Token) < head.Length)
        {
            return null;
        }

        byte[] payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await stream.ReadExactlyAsync(payload, stop.Token);
        return new Frame(head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
    }

    private async Task WriteAsync(SslStream stream, byte type, byte flags, int id, byte[] payload) =>
        await stream.WriteAsync(
            (byte[])[(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, .. Number(id), .. payload], stop.Token);

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private sealed record Frame(byte Type, byte Flags, int Stream, byte[] Payload);
}

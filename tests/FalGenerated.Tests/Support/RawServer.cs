using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Tests.Support;

/// <summary>A server on a free port of this machine that does to a connection what no well-behaved server can be told to do.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<string> received = new();
    private readonly Func<int, RawReply> reply;
    private readonly Task loop;
    private int connections;

    public RawServer(Func<int, RawReply> reply)
    {
        this.reply = reply;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        loop = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The request lines of all requests that arrived whole.</summary>
    public IReadOnlyList<string> Received => [.. received];

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref connections);

    public FalOptions Options => new() { ApiKey = Fal.Key, QueueUrl = Address, RunUrl = Address, RestUrl = Address, ApiUrl = Address };

    /// <summary>Makes no more connections: the service is away.</summary>
    public void GoAway() => listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
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
            // The stop may come between two accepts: the listener then says that it does not listen.
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using NetworkStream stream = new(socket);
                while (await ReadRequestAsync(stream) is { } line)
                {
                    received.Enqueue(line);
                    RawReply answer = reply(received.Count);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(answer.Bytes), stop.Token);
                    await stream.FlushAsync(stop.Token);
                    if (answer.Then == RawEnd.Hang)
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
                    }

                    while (answer.Then == RawEnd.Drip)
                    {
                        await Task.Delay(answer.Pause, TimeProvider.System, stop.Token);
                        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer.Drop), stop.Token);
                    }

                    if (answer.Then == RawEnd.Reset)
                    {
                        socket.LingerState = new LingerOption(true, 0);
                        return;
                    }

                    if (answer.Then == RawEnd.Close)
                    {
                        return;
                    }
                }
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        string[] lines = head.ToString().Split("\r\n");
        string? length = Array.Find(lines, line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        byte[] body = new byte[length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, stop.Token);
        return lines[0];
    }
}

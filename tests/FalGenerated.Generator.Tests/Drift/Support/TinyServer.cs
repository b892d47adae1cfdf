using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>A web server on a free port of this machine, with one scripted answer for each path.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);
    private readonly Task loop;

    public TinyServer()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public string Root => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    /// <summary>The heads of all requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public TinyServer On(string path, string body, int status = 200, string headers = "")
    {
        answers[path] = $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\nContent-Type: application/json\r\n{headers}\r\n{body}";
        return this;
    }

    /// <summary>An answer that promises more bytes than it sends.</summary>
    public TinyServer CutOff(string path)
    {
        answers[path] = "HTTP/1.1 200 X\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{\"openapi\":";
        return this;
    }

    /// <summary>A request that is never answered.</summary>
    public TinyServer Silent(string path)
    {
        answers[path] = "";
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await loop;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            byte[] buffer = new byte[16384];
            int read = await client.GetStream().ReadAsync(buffer, stop.Token);
            string head = Encoding.ASCII.GetString(buffer, 0, read);
            Requests.Enqueue(head);
            string target = head.Split(' ')[1];
            string answer = answers.GetValueOrDefault(target.Split('?')[0], "HTTP/1.1 404 X\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnull");
            if (answer.Length == 0)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer), stop.Token);
        }
    }
}

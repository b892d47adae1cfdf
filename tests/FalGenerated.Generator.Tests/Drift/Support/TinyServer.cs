using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>A web server on a free port of this machine, with one scripted answer for each path.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly Task _loop;

    public TinyServer()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    public string Root => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>The heads of all requests, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public TinyServer On(string path, string body, int status = 200, string headers = "")
    {
        _answers[path] = $"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\nContent-Type: application/json\r\n{headers}\r\n{body}";
        return this;
    }

    /// <summary>An answer that promises more bytes than it sends.</summary>
    public TinyServer CutOff(string path)
    {
        _answers[path] = "HTTP/1.1 200 X\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{\"openapi\":";
        return this;
    }

    /// <summary>A request that is never answered.</summary>
    public TinyServer Silent(string path)
    {
        _answers[path] = "";
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
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
            int read = await client.GetStream().ReadAsync(buffer, _stop.Token);
            string head = Encoding.ASCII.GetString(buffer, 0, read);
            Requests.Enqueue(head);
            string target = head.Split(' ')[1];
            string answer = _answers.GetValueOrDefault(target.Split('?')[0], "HTTP/1.1 404 X\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnull");
            if (answer.Length == 0)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
        }
    }
}

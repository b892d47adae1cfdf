using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Tests.Storage;

/// <summary>One request on a raw connection, and what the host does with it.</summary>
internal sealed class RawExchange(Socket socket, NetworkStream stream, string[] head, CancellationToken stop)
{
    private static readonly ConcurrentBag<byte[]> Buffers = [];

    public string Method => head[0].Split(' ')[0];

    public string Target => head[0].Split(' ')[1];

    public string Path => Target.Split('?')[0];

    public long Length => long.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);

    public bool Closed { get; private set; }

    public string? Header(string name) => head
        .Skip(1).Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    public async Task<byte[]> ReadBodyAsync(long? only = null)
    {
        if (Header("Expect") is not null)
        {
            await WriteAsync("HTTP/1.1 100 Continue\r\n\r\n");
        }

        byte[] body = new byte[only ?? Length];
        await stream.ReadExactlyAsync(body, stop);
        return body;
    }

    /// <summary>Takes the body in and throws it away.</summary>
    public async Task DrainAsync()
    {
        byte[] buffer = Buffers.TryTake(out byte[]? used) ? used : new byte[256 * 1024];
        for (long left = Length; left > 0;)
        {
            left -= await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), stop) is > 0 and var count ? count : throw new IOException("gone");
        }

        Buffers.Add(buffer);
    }

    public Task AnswerAsync(int status, string body = "", string headers = "") =>
        WriteAsync($"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes, stop);

    /// <summary>Ends the connection in good order.</summary>
    public void Close()
    {
        Closed = true;
        socket.Shutdown(SocketShutdown.Both);
    }

    /// <summary>Breaks the connection off.</summary>
    public void Reset()
    {
        Closed = true;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}

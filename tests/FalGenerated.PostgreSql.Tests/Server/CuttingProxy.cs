using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FalGenerated.PostgreSql.Tests.Server;

/// <summary>Passes connections on to a server, and loses the answer to one request: the server gets it and acts, the client sees a cut.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int target;
    private readonly Task accepting;
    private string? marker;

    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>True when no cut is due: the last one was made.</summary>
    public bool HasCut => Volatile.Read(ref marker) is null;

    /// <summary>Loses the answer to the next request that holds a text.</summary>
    public void CutAfter(string text) => Volatile.Write(ref marker, text);

    /// <summary>Refuses connections from now on, and closes those that are open. It may be called twice.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!accepting.IsCompleted)
        {
            await stop.CancelAsync();
            listener.Stop();
            await accepting;
            stop.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        List<Task> pairs = [];
        try
        {
            while (true)
            {
                pairs.Add(PassAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(pairs);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        using (TcpClient server = new())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                NetworkStream up = server.GetStream();
                NetworkStream down = client.GetStream();
                TaskCompletionSource cut = new();
                await Task.WhenAny(RequestsAsync(down, up, cut), AnswersAsync(up, down, cut.Task));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // The pair is closed.
            }
        }
    }

    private async Task RequestsAsync(NetworkStream from, NetworkStream to, TaskCompletionSource cut)
    {
        byte[] buffer = new byte[65536];
        for (int read; (read = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            if (Volatile.Read(ref marker) is { } text && Encoding.UTF8.GetString(buffer, 0, read).Contains(text, StringComparison.Ordinal))
            {
                Volatile.Write(ref marker, null);
                cut.SetResult();
            }

            await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
        }
    }

    private async Task AnswersAsync(NetworkStream from, NetworkStream to, Task cut)
    {
        byte[] buffer = new byte[65536];
        for (int read; (read = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            if (cut.IsCompleted)
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
        }
    }
}

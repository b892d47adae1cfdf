using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Soak;

/// <summary>
/// A queue that goes wrong on purpose, and the witness of what it accepted. Each job's first submit meets the fault that its name asks for
/// (the number before the first dash); what comes after it is accepted and answered. The name is the key's: what is recent is listed by key.
/// </summary>
internal sealed class SoakServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, int> arrived = new();
    private readonly ConcurrentDictionary<string, List<string>> accepted = new();
    private readonly Task loop;
    private int away;

    public SoakServer()
    {
        listener.Start(512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        loop = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The ids of the jobs that were accepted under a name: one, if all is well.</summary>
    public IReadOnlyList<string> AcceptedOf(string name) => accepted.TryGetValue(name, out List<string>? ids) ? ids : [];

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
                if (Interlocked.Decrement(ref away) >= 0)
                {
                    End(socket, SoakEnd.Reset);
                    continue;
                }

                Interlocked.Increment(ref away);
                served.Add(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        SoakEnd end = SoakEnd.Close;
        try
        {
            SoakReader reader = new(socket);
            while (await reader.ReadHeadAsync(stop.Token) is { } head)
            {
                end = head.StartsWith("POST", StringComparison.Ordinal)
                    ? await SubmitAsync(socket, reader, head)
                    : await AnswerAsync(socket, Read(head.Split(' ')[1], NameOf(head)), SoakEnd.Keep);
                if (end != SoakEnd.Keep)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The other side went away, or the soak is over.
        }

        End(socket, end);
    }

    private async Task<SoakEnd> SubmitAsync(Socket socket, SoakReader reader, string head)
    {
        int length = int.Parse(Header(head, "Content-Length")!, CultureInfo.InvariantCulture);

        // Who follows a redirect leaves the key behind, and the body names the job too.
        string name = NameOf(head) ?? InputOf(await reader.ReadAsync(length, stop.Token));
        bool first = arrived.AddOrUpdate(name, 1, (_, count) => count + 1) == 1;
        SoakFault fault = SoakFault.All[first ? int.Parse(name.Split('-')[0], CultureInfo.InvariantCulture) : 0];
        if (fault.ReadsOnly is { } part)
        {
            if (part > 0)
            {
                await reader.ReadAsync(Math.Min(part, length), stop.Token);
            }

            return await AnswerAsync(socket, fault.Reply(""), fault.Then);
        }

        if (NameOf(head) is not null)
        {
            await reader.ReadAsync(length, stop.Token);
        }

        string id = $"{name}-{Guid.NewGuid():N}";
        if (fault.Accepts)
        {
            List<string> ids = accepted.GetOrAdd(name, _ => []);
            lock (ids)
            {
                ids.Add(id);
            }
        }

        Interlocked.Add(ref away, fault.Away);
        if (fault.DelayMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), TimeProvider.System, stop.Token);
        }

        return await AnswerAsync(socket, fault.Reply(id), fault.Then);
    }

    /// <summary>The list of recent requests of a key, and an honest answer to whatever else is free of charge.</summary>
    private string Read(string path, string? name)
    {
        if (name is null || !path.Contains("models/requests", StringComparison.Ordinal))
        {
            return SoakFault.Answer(404, "{}");
        }

        JArray items = [.. AcceptedOf(name).Select(id => new JObject
        {
            ["request_id"] = id,
            ["json_input"] = new JObject { ["video_url"] = $"https://media.example/{name}.mp4" },
        })];
        return SoakFault.Answer(200, new JObject { ["items"] = items, ["has_more"] = false }.ToString());
    }

    private async Task<SoakEnd> AnswerAsync(Socket socket, string bytes, SoakEnd then)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(bytes), stop.Token);
        return then;
    }

    private static void End(Socket socket, SoakEnd end)
    {
        if (end == SoakEnd.Reset)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        socket.Dispose();
    }

    private static string? NameOf(string head) => Header(head, "Authorization")?["Key ".Length..].Split(':')[0];

    private static string InputOf(string body) => new Uri((string)JObject.Parse(body)["video_url"]!).Segments[^1].Replace(".mp4", "", StringComparison.Ordinal);

    private static string? Header(string head, string name)
    {
        string? line = Array.Find(head.Split("\r\n"), line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line?[(name.Length + 1)..].Trim();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using FalGenerated.Net;
using FalGenerated.Video;

namespace FalGenerated.Tests.Video;

/// <summary>Over real sockets: the library's own client, against a server on this machine.</summary>
public sealed class GuardedConnectionTests : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public GuardedConnectionTests() => listener.Start();

    [Fact]
    public async Task ProbeAsync_NameThatResolvesToThisMachine_IsRefusedWhenConnecting()
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(Dns.GetHostName(), Token);
        Assert.SkipUnless(Array.Exists(addresses, address => !PublicAddress.Is(address)), "The name of this machine resolves to a public address.");
        VideoInfo info = await VideoSource.FromUrl(AddressAt(Dns.GetHostName())).ProbeAsync(cancellationToken: Token);

        Assert.Equal(VideoOutcome.Unreachable, info.Outcome);
        Assert.Contains("private network", info.Notes[0], StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task ProbeAsync_PrivateAddressAllowed_AsksWithoutAuthorization()
    {
        Task<string> request = AnswerAsync();
        VideoInfo info = await VideoSource.FromUrl(AddressAt("127.0.0.1"), allowPrivateAddresses: true).ProbeAsync(cancellationToken: Token);
        string head = await request;

        Assert.Equal((VideoOutcome.Ok, 10m), (info.Outcome, info.VideoSeconds));
        Assert.StartsWith("GET /clip.mp4 HTTP/1.1", head, StringComparison.Ordinal);
        Assert.Contains("Range: bytes=0-65535", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", head, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => listener.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri AddressAt(string host) => new($"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/clip.mp4");

    private async Task<string> AnswerAsync()
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Token);
        NetworkStream stream = client.GetStream();
        StringBuilder head = new();
        byte[] buffer = new byte[4096];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Token)));
        }

        byte[] file = new MovieBuilder().File();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 206 Partial Content\r\nContent-Length: {file.Length}\r\nContent-Range: bytes 0-{file.Length - 1}/{file.Length}\r\nConnection: close\r\n\r\n"), Token);
        await stream.WriteAsync(file, Token);
        return head.ToString();
    }
}

using System.Net.Sockets;
using FalGenerated.Tests.Support;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Http;

/// <summary>A backup stands in for a default host where no connection was made, and never where something may have been sent.</summary>
public sealed class BackupHostTests
{
    private readonly SteppedTime time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Exception> Unconnected => new()
    {
        { "name", new HttpRequestException(HttpRequestError.NameResolutionError) },
        { "connection", new HttpRequestException(HttpRequestError.ConnectionError) },
        { "socket", new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)) },
        { "connect timeout", new TaskCanceledException("slow", new TimeoutException()) },
    };

    [Theory]
    [MemberData(nameof(Unconnected))]
    public async Task Submit_WhereTheHostCannotBeReached_GoesToItsBackupAtOnce(string kind, Exception failure)
    {
        Assert.NotEmpty(kind);
        ScriptedHandler wire = new(request => request.Address.Host == "queue.fal.run" ? throw failure : ScriptedHandler.Json(200, Fal.Accepted)) { ReadsBodies = false };
        using FalClient client = Client(wire);

        FalJob<JObject> job = await client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token);

        Assert.Equal(["https://queue.fal.run/owner/app", "https://queue.falrun.com/owner/app"], wire.Requests.Select(request => request.Address.AbsoluteUri));
        Assert.All(wire.Requests, request => Assert.Equal("Key " + Fal.Key, request.Authorization));
        Assert.Equal("https://queue.fal.run/owner/app/requests/r1/status", job.Addresses.Status.AbsoluteUri);
        Assert.Equal(TimeSpan.Zero, time.Passed);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.ConnectionError)]
    public async Task Submit_WhoseBodyWasAskedFor_IsInDoubt(HttpRequestError error)
    {
        ScriptedHandler wire = new(_ => throw new HttpRequestException(error));
        using FalClient client = Client(wire);

        await Assert.ThrowsAsync<FalOutcomeUnknownException>(() => client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token));

        Assert.Single(wire.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task Connection_ThatWasMade_HasNoBackup(HttpRequestError error)
    {
        ScriptedHandler wire = new(_ => throw new HttpRequestException(error)) { ReadsBodies = false };
        using FalClient client = Client(wire);

        await Assert.ThrowsAsync<FalConnectionException>(() => time.RunAsync(client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token)));

        Assert.All(wire.Requests, request => Assert.Equal("queue.fal.run", request.Address.Host));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    public async Task Answer_OfTheHost_IsTheAnswer(int status)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(status, "{}"));
        using FalClient client = Client(wire);

        await Assert.ThrowsAnyAsync<FalException>(() => time.RunAsync(client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token)));

        Assert.All(wire.Requests, request => Assert.Equal("queue.fal.run", request.Address.Host));
    }

    [Fact]
    public async Task RunAndStatus_HaveBackupsToo_AndOtherHostsHaveNone()
    {
        ScriptedHandler wire = new(request => request.Address.Host.EndsWith("fal.run", StringComparison.Ordinal) || request.Address.Host == "api.fal.ai"
            ? throw new HttpRequestException(HttpRequestError.NameResolutionError)
            : ScriptedHandler.Json(200, request.Method == "GET" ? Fal.Status("IN_QUEUE") : "{}")) { ReadsBodies = false };
        using FalClient client = Client(wire);

        await client.Endpoint("owner/app").RunAsync([], cancellationToken: Token);
        await client.Endpoint("owner/app").Job("r1").GetStatusAsync(cancellationToken: Token);
        await Assert.ThrowsAsync<FalConnectionException>(() => time.RunAsync(client.Platform.GetPricesAsync(["owner/app"], Token)));

        Assert.Equal(["fal.run", "falrun.com", "queue.fal.run", "queue.falrun.com"], wire.Requests.Take(4).Select(request => request.Address.Host));
        Assert.All(wire.Requests.Skip(4), request => Assert.Equal("api.fal.ai", request.Address.Host));
    }

    [Theory]
    [InlineData("https://queue.fal.run/", false)]
    [InlineData("https://queue.example/", true)]
    public async Task Backup_OfAnotherHost_OrSwitchedOff_IsNone(string queue, bool isOn)
    {
        ScriptedHandler wire = new(_ => throw new HttpRequestException(HttpRequestError.NameResolutionError)) { ReadsBodies = false };
        using FalClient client = new(new FalOptions { ApiKey = Fal.Key, QueueUrl = new(queue), UseBackupHosts = isOn }, wire, time);

        await Assert.ThrowsAsync<FalConnectionException>(() => time.RunAsync(client.Endpoint("owner/app").SubmitAsync([], cancellationToken: Token)));

        Assert.Single(wire.Requests.Select(request => request.Address.Host).Distinct());
        await Assert.ThrowsAsync<FalForeignAddressException>(() => client.Context.Transport.Queue.GetAsync(new Uri("https://queue.falrun.com/x"), Token));
    }

    private FalClient Client(ScriptedHandler wire) => new(new FalOptions { ApiKey = Fal.Key }, wire, time);
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace FalGenerated.Tests.Storage;

public sealed class ClientStorageTests
{
    [Fact]
    public async Task Client_UploadsAndDownloads_WithTheKeyAtTheRestHostOnly()
    {
        using FakeHosts hosts = new();
        FalOptions options = new() { ApiKey = "id:secret" };
        options.Storage.MultipartThreshold = 2000;
        options.Storage.PartSize = 1024;
        using FalClient client = new(options, hosts, new QuickTime());
        string folder = Directory.CreateTempSubdirectory("fal-files-").FullName;

        UploadedFile up = await client.Storage.UploadAsync(StorageBench.Video(5000).AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        await client.Storage.DownloadAsync(up.Url, folder, cancellationToken: TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(8, hosts.Seen.Count);
        Assert.Equal("Key id:secret", Assert.Single(hosts.Seen, seen => seen.Headers.ContainsKey("Authorization")).Headers["Authorization"]);
        Assert.Equal("rest.fal.ai", Assert.Single(hosts.Seen, seen => seen.Headers.ContainsKey("Authorization")).Address.Host);
        Assert.DoesNotContain(hosts.Seen, seen => seen.Headers.Values.Any(value => value.Contains("secret", StringComparison.Ordinal)) && seen.Address.Host != "rest.fal.ai");
    }

    [Fact]
    public void Options_OutOfRange_AreAllNamedAtOnce()
    {
        FalOptions options = new() { ApiKey = "id:secret" };
        options.Storage.PartSize = 10;
        options.Storage.PartsInFlight = 0;
        options.Storage.Attempts = 0;
        options.Storage.StallTimeout = TimeSpan.Zero;

        FalConfigurationException error = Assert.Throws<FalConfigurationException>(() => new FalClient(options));

        Assert.Equal(4, error.Problems.Count);
        Assert.Equal("Storage.PartSize is 10: it must be from 1024 to 1073741824.", error.Problems[0]);
    }

    [Fact]
    public async Task Options_ChangedLater_HaveNoEffect()
    {
        using FakeHosts hosts = new();
        FalOptions options = new() { ApiKey = "id:secret" };
        using FalClient client = new(options, hosts, new QuickTime());
        options.Storage.MultipartThreshold = 0;

        UploadedFile up = await client.Storage.UploadAsync(StorageBench.Video(5000).AsMemory(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, up.Parts);
    }

    [Fact]
    public async Task Client_RestHostInTrouble_IsAskedAgain()
    {
        using FakeHosts hosts = new();
        int failures = 2;
        hosts.Fault = seen => seen.Address.Host == "rest.fal.ai" && failures-- > 0 ? new HttpResponseMessage(HttpStatusCode.BadGateway) : null;
        using FalClient client = new(new FalOptions { ApiKey = "id:secret" }, hosts, new QuickTime());

        await client.Storage.UploadAsync(StorageBench.Video(5000).AsMemory(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, hosts.Count(seen => seen.Address.Host == "rest.fal.ai"));
        Assert.Equal(4, hosts.Seen.Count);
    }

    [Fact]
    public async Task HostedClient_Logs_NeverHoldAnUploadAddress()
    {
        await using RawHost host = new(async exchange =>
        {
            await exchange.ReadBodyAsync();
            string address = $"http://{exchange.Header("Host")}/up/1?signature=s";
            await exchange.AnswerAsync(
                exchange.Method == "PUT" ? 400 : 200, exchange.Method == "PUT" ? "" : $$"""{"upload_url":"{{address}}","file_url":"https://v3.fal.media/1"}""");
        });
        FakeLogCollector logs = new();
        ServiceCollection services = new();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        services.AddFal(options =>
        {
            options.ApiKey = "id:secret";
            options.RestUrl = host.Address;
            options.TrustedFileHosts.Add("127.0.0.1");
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        FalStorage storage = provider.GetRequiredService<FalClient>().Storage;

        FalTransferException error = await Assert.ThrowsAsync<FalTransferException>(
            () => storage.UploadAsync(StorageBench.Video(5000).AsMemory(), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(TransferFailure.UploadFailed, error.Reason);

        Assert.DoesNotContain(logs.GetSnapshot(), record => $"{record.Message} {string.Join(' ', record.Scopes)}".Contains("/up/", StringComparison.Ordinal));
        Assert.DoesNotContain("/up/", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(logs.GetSnapshot(), record => record.Message.Contains("storage/upload/initiate", StringComparison.Ordinal));
    }
}

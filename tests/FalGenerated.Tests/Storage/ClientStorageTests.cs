namespace FalGenerated.Tests.Storage;

public sealed class ClientStorageTests
{
    [Fact]
    public async Task Client_UploadsAndDownloads_WithTheKeyAtTheRestHostOnly()
    {
        using FakeHosts hosts = new();
        FalOptions options = new() { Key = "id:secret" };
        options.Storage.MultipartThreshold = 2000;
        options.Storage.PartSize = 1024;
        using FalClient client = new(options, hosts, new QuickTime());
        string folder = Directory.CreateTempSubdirectory("fal-files-").FullName;

        UploadedFile up = await client.Storage.UploadAsync(StorageBench.Video(5000).AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        await client.Storage.DownloadAsync(new Uri(up.Url), folder, cancellationToken: TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(8, hosts.Seen.Count);
        Assert.Equal("Key id:secret", Assert.Single(hosts.Seen, seen => seen.Headers.ContainsKey("Authorization")).Headers["Authorization"]);
        Assert.Equal("rest.fal.ai", Assert.Single(hosts.Seen, seen => seen.Headers.ContainsKey("Authorization")).Address.Host);
        Assert.DoesNotContain(hosts.Seen, seen => seen.Headers.Values.Any(value => value.Contains("secret", StringComparison.Ordinal)) && seen.Address.Host != "rest.fal.ai");
    }

    [Fact]
    public void Options_OutOfRange_AreAllNamedAtOnce()
    {
        FalOptions options = new() { Key = "id:secret" };
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
        FalOptions options = new() { Key = "id:secret" };
        using FalClient client = new(options, hosts, new QuickTime());
        options.Storage.MultipartThreshold = 0;

        UploadedFile up = await client.Storage.UploadAsync(StorageBench.Video(5000).AsMemory(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1, up.Parts);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FalGenerated.Emulator.Tests;

public sealed class HostingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Certificate_Given_BothPortsSpeakHttps()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now, now.AddYears(50));
        await using var fal = await FalEmulator.StartAsync(new FalEmulatorOptions { Certificate = certificate }, Token);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.GetCertHashString() == certificate.GetCertHashString() },
        });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Key", fal.Key);

        using var submitted = await http.PostAsync(new Uri(fal.QueueUrl, Caller.Endpoint), new StringContent(Caller.Input), Token);
        var body = await Caller.JsonAsync(submitted);
        using var status = await http.GetAsync((string)body["status_url"]!, Token);
        using var file = await http.GetAsync(new Uri(fal.FilesUrl, "nothing"), Token);

        Assert.Equal("https", fal.QueueUrl.Scheme);
        Assert.StartsWith(fal.QueueUrl.AbsoluteUri, (string)body["status_url"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, status.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
    }

    [Fact]
    public async Task Addresses_ByDefault_AreOfThisMachineOnly()
    {
        await using var fal = await FalEmulator.StartAsync(cancellationToken: Token);

        Assert.All([fal.QueueUrl, fal.RunUrl, fal.RestUrl, fal.ApiUrl, fal.SiteUrl, fal.AdminUrl, fal.FilesUrl], url => Assert.Equal("127.0.0.1", url.Host));
        Assert.NotEqual(fal.QueueUrl.Port, fal.FilesUrl.Port);
    }

    [Fact]
    public async Task Answers_ToACallerWhoUsesAnotherName_CarryThatName()
    {
        await using var caller = await Caller.StartAsync(new FalEmulatorOptions { Hosts = { "emulator.test" } });

        using var response = await caller.PostAsync(Caller.Endpoint, Caller.Input, ("Host", $"emulator.test:{caller.Fal.QueueUrl.Port}"));
        using var initiated = await caller.PostAsync(
            caller.Fal.RestUrl + "storage/upload/initiate", "{}", ("Host", $"emulator.test:{caller.Fal.QueueUrl.Port}"));

        Assert.Equal("emulator.test", new Uri((string)(await Caller.JsonAsync(response))["status_url"]!).Host);
        Assert.Equal($"emulator.test:{caller.Fal.FilesUrl.Port}", new Uri((string)(await Caller.JsonAsync(initiated))["upload_url"]!).Authority);
    }

    [Fact]
    public async Task Emulator_ThatHeldAFile_MayBeDisposedTwice()
    {
        await using var caller = await Caller.StartAsync();
        await caller.UploadAsync([1, 2, 3], "clip.mp4");

        await caller.Fal.DisposeAsync();
    }

    [Fact]
    public async Task Port_Taken_IsAnIoException()
    {
        await using var fal = await FalEmulator.StartAsync(cancellationToken: Token);

        await Assert.ThrowsAnyAsync<IOException>(() => FalEmulator.StartAsync(new FalEmulatorOptions { Port = fal.QueueUrl.Port }, Token));
    }

    [Fact]
    public void Assembly_References_NothingOfOurs() => Assert.DoesNotContain(
        typeof(FalEmulator).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("FalGenerated", StringComparison.Ordinal));
}

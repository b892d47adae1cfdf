using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FalGenerated.BytedanceUpscaler;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FalGenerated.EndToEnd.Tests.Jobs;

/// <summary>What a thousand jobs in flight cost. Figures, not limits, save for the polled ones: a machine that is busy with other things measures high.</summary>
[Collection(nameof(AloneTests))]
public sealed class LoadFigures(ITestOutputHelper output)
{
    private const int Jobs = 1000;
    private const string Running = """{"status":"IN_PROGRESS","request_id":"r","logs":null}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Polling_AThousandJobs_TakesUnder20KilobytesEach()
    {
        FakeTimeProvider time = new(DateTimeOffset.UnixEpoch);
        using FalClient client = new(new FalOptions { ApiKey = "k:s" }, new InMemory(), time);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        FalJob<UpscaleVideoOutput>[] jobs = await SubmitAsync(client);
        _ = await jobs[0].GetStatusAsync(cancellationToken: Token);

        long before = Memory();
        Task[] waits = [.. jobs.Select(job => job.WaitAsync(options: new() { Mode = WaitMode.Poll }, cancellationToken: stop.Token))];
        time.Advance(TimeSpan.FromSeconds(20));
        long each = (Memory() - before) / Jobs;
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        for (int tenth = 0; tenth < 2220; tenth++)
        {
            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        output.WriteLine($"polling: {each / 1024.0:0.0} KB for each of {Jobs} jobs in flight, {cpu.TotalMilliseconds / Jobs:0.00} ms of CPU for each over 222 s of waiting");
        await StopAsync(stop, waits);
        Assert.InRange(each, 0, 20 * 1024);
    }

    [Fact(Explicit = true)]
    public async Task Streaming_AThousandJobs_OverTls()
    {
        await using WebApplication server = await ServeAsync();
        Uri address = new(server.Urls.First());
        using SocketsHttpHandler connections = new() { AllowAutoRedirect = false };
        connections.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        FalOptions options = new() { ApiKey = "k:s", QueueUrl = address, RunUrl = address, RestUrl = address, ApiUrl = address, MaxStreams = Jobs };
        using FalClient client = new(options, connections);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        FalJob<UpscaleVideoOutput>[] jobs = await SubmitAsync(client);
        using CountdownEvent open = new(Jobs);

        long before = Memory();
        long resident = Process.GetCurrentProcess().WorkingSet64;
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        Task[] waits = [.. jobs.Select(job => job.WaitAsync(new First(open), cancellationToken: stop.Token))];
        await Task.Run(() => open.Wait(Token), Token);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        output.WriteLine(
            $"stream over TLS, client and server in one process: {(Memory() - before) / 1024.0 / Jobs:0.0} KB of managed memory and "
            + $"{(Process.GetCurrentProcess().WorkingSet64 - resident) / 1024.0 / Jobs:0.0} KB resident for each of {Jobs} jobs, {cpu.TotalMilliseconds / Jobs:0.00} ms of CPU to open each");
        await StopAsync(stop, waits);
    }

    private static async Task<FalJob<UpscaleVideoOutput>[]> SubmitAsync(FalClient client)
    {
        FalEndpoint<UpscaleVideoInput, UpscaleVideoOutput> endpoint = client.Endpoint(UpscaleVideoEndpoint.Descriptor);
        List<FalJob<UpscaleVideoOutput>> jobs = [];
        for (int job = 0; job < Jobs; job++)
        {
            jobs.Add(await endpoint.SubmitAsync(new UpscaleVideoInput { VideoUrl = "https://media.example/in.mp4" }, cancellationToken: Token));
        }

        return [.. jobs];
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task StopAsync(CancellationTokenSource stop, Task[] waits)
    {
        await stop.CancelAsync();
        await Task.WhenAll(waits.Select(wait => wait.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)));
    }

    private static async Task<WebApplication> ServeAsync()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        X509Certificate2 certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        WebApplication server = builder.Build();
        server.Run(async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal))
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync($"data: {Running}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                return;
            }

            await context.Response.WriteAsync("""{"status":"IN_QUEUE","request_id":"r"}""", context.RequestAborted);
        });
        await server.StartAsync(Token);
        return server;
    }

    private sealed class First(CountdownEvent open) : IProgress<QueueStatus>
    {
        private int said;

        public void Report(QueueStatus value)
        {
            if (Interlocked.Exchange(ref said, 1) == 0)
            {
                open.Signal();
            }
        }
    }

    private sealed class InMemory : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(request.Method == HttpMethod.Post ? HttpStatusCode.OK : HttpStatusCode.Accepted)
            {
                Content = new StringContent(request.Method == HttpMethod.Post ? """{"request_id":"r"}""" : Running, Encoding.UTF8, "application/json"),
            });
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FalGenerated.Benchmarks.Load;

/// <summary>
/// The least that answers as the queue does: submit, status stream, status, result. A job takes the time that its input names, and its output
/// names the machine's time stamp at which it was over, so that a client can say how late it noticed.
/// </summary>
internal static class StubServer
{
    private static readonly ConcurrentDictionary<string, long> Ends = new();
    private static long requests;

    /// <summary>Serves until its standard input ends; prints its address, and the file of its certificate behind it.</summary>
    public static async Task<int> ServeAsync(bool isTls)
    {
        using X509Certificate2 certificate = Certificate();
        string file = Path.Combine(Path.GetTempPath(), $"fal-benchmark-{Environment.ProcessId}.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        try
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (isTls)
                {
                    listen.UseHttps(certificate);
                }
            }));
            await using WebApplication server = builder.Build();
            server.Run(AnswerAsync);
            await server.StartAsync();

            // The certificate is for the name; without one a look-up of the name would be measured with each connection.
            Console.WriteLine($"{server.Urls.First().Replace("127.0.0.1", isTls ? "localhost" : "127.0.0.1", StringComparison.Ordinal)} {file}");
            await Console.In.ReadToEndAsync();
            return 0;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (path == "/_count")
        {
            await context.Response.WriteAsync(Interlocked.Exchange(ref requests, 0).ToString(CultureInfo.InvariantCulture));
            return;
        }

        Interlocked.Increment(ref requests);
        context.Response.ContentType = "application/json";
        string id = path.Contains("/requests/", StringComparison.Ordinal) ? path.Split("/requests/")[1].Split('/')[0] : "";
        Task answer = context.Request.Method == "POST" ? SubmitAsync(context)
            : path.EndsWith("/stream", StringComparison.Ordinal) ? StreamAsync(context, id)
            : path.EndsWith("/status", StringComparison.Ordinal) ? context.Response.WriteAsync(Status(id, Ends[id] <= TimeProvider.System.GetTimestamp()))
            : ResultAsync(context, id);
        await answer;
    }

    private static async Task SubmitAsync(HttpContext context)
    {
        using StreamReader body = new(context.Request.Body);
        string text = await body.ReadToEndAsync(context.RequestAborted);
        string milliseconds = text.Split("/take/")[1].Split('.')[0];
        string id = Guid.NewGuid().ToString();
        Ends[id] = TimeProvider.System.GetTimestamp() + (long.Parse(milliseconds, CultureInfo.InvariantCulture) * TimeProvider.System.TimestampFrequency / 1000);
        string job = $"{context.Request.Scheme}://{context.Request.Host}/fal-ai/bytedance-upscaler/requests/{id}";
        await context.Response.WriteAsync(
            $$"""{"status":"IN_QUEUE","request_id":"{{id}}","response_url":"{{job}}","status_url":"{{job}}/status","cancel_url":"{{job}}/cancel","queue_position":0}""");
    }

    private static async Task StreamAsync(HttpContext context, string id)
    {
        context.Response.ContentType = "text/event-stream";
        TimeSpan rest = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), Ends[id]);
        if (rest > TimeSpan.Zero)
        {
            await context.Response.WriteAsync($"data: {Status(id, isOver: false)}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(rest, TimeProvider.System, context.RequestAborted);
        }

        await context.Response.WriteAsync($"data: {Status(id, isOver: true)}\n\n", context.RequestAborted);
    }

    private static Task ResultAsync(HttpContext context, string id)
    {
        Ends.TryRemove(id, out long end);
        return context.Response.WriteAsync(
            $$"""{"video":{"url":"https://v3.fal.media/files/a/out.mp4","content_type":"video/mp4","file_name":"{{end}}","file_size":1234567},"duration":10.0}""");
    }

    private static string Status(string id, bool isOver) => $$"""{"status":"{{(isOver ? "COMPLETED" : "IN_PROGRESS")}}","request_id":"{{id}}","logs":null}""";

    private static X509Certificate2 Certificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using X509Certificate2 made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using FalGenerated.Diagnostics;
using FalGenerated.Tests.Support;
using FalGenerated.Video;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace FalGenerated.Tests.Seeing;

/// <summary>Neither the key nor the query of a presigned address comes out anywhere: log, message, ToString, trace, meter, journal, token.</summary>
[Collection(nameof(AloneTests))]
public sealed class CanaryTests : IDisposable
{
    private const string Address = "https://user:canary-password@media.example/in.mp4?X-Amz-Signature=canary-signature";
    private readonly string folder = Directory.CreateTempSubdirectory("fal-canary-").FullName;
    private readonly FakeLogCollector logs = new();
    private readonly ConcurrentBag<string> seen = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<int, string> Answers => new()
    {
        { 200, """{"status":"COMPLETED","request_id":"r1","error":"could not get ADDRESS","logs":[{"message":"GET ADDRESS"}],"KEY":1,"ADDRESS":2}""" },
        { 200, """{"status":"ADDRESS","request_id":"r1"}""" },
        { 401, """{"detail":"bad key KEY for ADDRESS"}""" },
        { 403, """{"detail":"KEY"}""" },
        { 404, """{"detail":"ADDRESS not found"}""" },
        { 422, """{"detail":[{"loc":["body","video_url"],"msg":"could not load ADDRESS","type":"file_download_error","input":"ADDRESS"}]}""" },
        { 429, """{"detail":"ADDRESS"}""" },
        { 500, """{"detail":"ADDRESS KEY","error_type":"ADDRESS"}""" },
        { 502, "<html>ADDRESS KEY</html>" },
        { 200, """{"status":"IN_QUEUE","request_id":{"ADDRESS":"KEY"}}""" },
        { 200, "ADDRESS KEY" },
        { 302, "ADDRESS KEY" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Secrets_InAnyAnswer_ComeOutNowhere(int status, string template)
    {
        string body = template.Replace("ADDRESS", Address, StringComparison.Ordinal).Replace("KEY", Fal.Key, StringComparison.Ordinal);
        using ActivityListener traces = Traces();
        using MeterListener meters = Meters();
        SteppedTime time = new();
        bool submitted = false;
        ScriptedHandler wire = new(request =>
        {
            bool first = request.Method == "POST" && !submitted;
            submitted |= request.Method == "POST";
            return first ? ScriptedHandler.Json(200, Fal.Accepted) : ScriptedHandler.Json(status, body, ("X-Fal-Error-Type", "odd " + Address));
        });
        string journal = Path.Combine(folder, "j" + status);
        using ILoggerFactory loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(logs)));
        FalOptions options = new() { ApiKey = Fal.Key, JournalPath = journal, LoggerFactory = loggers };
        using FalClient client = new(options, wire, time);
        FalEndpoint<TestInput, TestOutput> endpoint = client.Endpoint(TestEndpoint.Descriptor);
        TestInput input = new() { VideoUrl = Address };

        FalJob<TestOutput> job = await endpoint.SubmitAsync(input, new() { IdempotencyKey = "order-1", Webhook = new Uri("https://hooks.example/?token=canary-hook") }, Token);
        Say(job, job.Token, Encoding.UTF8.GetString(Convert.FromBase64String(Unpack(job.Token))), job.Addresses, client, options, new SubmitOptions { ApiKey = Fal.Key });
        await SayAsync(time, () => job.GetStatusAsync(logs: true, Token));
        await SayAsync(time, () => job.GetResultAsync(Token));
        await SayAsync(time, () => job.CancelAsync(Token));
        await SayAsync(time, () => job.WaitAsync(new Progress<QueueStatus>(one => Say(one)), new() { Logs = true, Timeout = TimeSpan.FromSeconds(30) }, Token));
        await SayAsync(time, () => endpoint.SubmitAsync(input, new() { IdempotencyKey = "order-2" }, Token));
        await SayAsync(time, () => endpoint.RunAsync(input, cancellationToken: Token));
        await SayAsync(time, () => client.Storage.UploadAsync(new MemoryStream([1, 2, 3]), cancellationToken: Token));
        await SayAsync(time, () => endpoint.ResolveAsync(new("order-2", TestEndpoint.Id, "x", time.GetUtcNow()), cancellationToken: Token));
        Say(await File.ReadAllTextAsync(journal, Token));
        foreach (FakeLogRecord record in logs.GetSnapshot())
        {
            Say(record.Message, record.Exception);
        }

        Assert.NotEmpty(seen);
        Assert.All(seen, text => Assert.DoesNotContain("canary", text, StringComparison.Ordinal));
    }

    private static string Unpack(string token)
    {
        string part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return part.PadRight((part.Length + 3) / 4 * 4, '=');
    }

    private async Task SayAsync<T>(SteppedTime time, Func<Task<T>> call)
    {
        try
        {
            Say(await time.RunAsync(call()));
        }
        catch (Exception error) when (error is FalException)
        {
            Say(error, error.Message, (error as FalApiException)?.Answer, (error as FalJobFailedException)?.Answer, (error as FalOutcomeUnknownException)?.Submit);
            foreach (FalFieldError field in (error as FalApiException)?.Answer.Errors ?? [])
            {
                Say(field);
            }
        }
    }

    private void Say(params object?[] things)
    {
        foreach (object? thing in things)
        {
            seen.Add(thing?.ToString() ?? "");
        }
    }

    private ActivityListener Traces()
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name is FalTelemetry.Name or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Say(activity.DisplayName, activity.StatusDescription, string.Join(' ', activity.TagObjects), string.Join(' ', activity.Events)),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private MeterListener Meters()
    {
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == FalTelemetry.Name)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Say(string.Join(' ', tags.ToArray())));
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Say(string.Join(' ', tags.ToArray())));
        listener.Start();
        return listener;
    }
}

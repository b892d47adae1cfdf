using FalGenerated.Transport;

namespace FalGenerated.Tests.Support;

/// <summary>Answers of the queue, and clients over a script.</summary>
public static class Fal
{
    public const string Key = "canary-id:canary-secret-4711";

    public const string Accepted =
        """{"status":"IN_QUEUE","request_id":"r1","response_url":"https://queue.fal.run/owner/app/requests/r1","status_url":"https://queue.fal.run/owner/app/requests/r1/status","cancel_url":"https://queue.fal.run/owner/app/requests/r1/cancel","queue_position":2}""";

    public const string Output = """{"video":{"url":"https://v3.fal.media/files/a/out.mp4?sig=canary-signature"},"duration":10.0}""";

    public static TestInput Input { get; } = new() { VideoUrl = "https://media.example/in.mp4?sig=canary-signature" };

    /// <summary>A client whose pauses are scattered by a given number from 0 to below 1, always the same. A script answers for one host, without its backup.</summary>
    public static FalClient Client(HttpMessageHandler handler, TimeProvider? time = null, double chance = 0.5) => new(
        FalConfiguration.Of(new FalOptions { ApiKey = Key, UseBackupHosts = false }, time ?? TimeProvider.System, () => chance), settings => FalTransport.Over(settings, handler));

    public static FalEndpoint<TestInput, TestOutput> Endpoint(HttpMessageHandler handler, TimeProvider? time = null, double chance = 0.5) =>
        Client(handler, time, chance).Endpoint(TestEndpoint.Descriptor);

    /// <summary>A job that the wire accepts at once.</summary>
    public static Task<FalJob<TestOutput>> SubmitAsync(HttpMessageHandler handler, TimeProvider time) =>
        Endpoint(handler, time).SubmitAsync(Input, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Watches a job to its end, and adds what is seen to a list.</summary>
    public static async Task CollectAsync(this FalJob<TestOutput> job, List<QueueStatus> seen, WaitOptions? options = null)
    {
        await foreach (QueueStatus status in job.WatchAsync(options, TestContext.Current.CancellationToken))
        {
            seen.Add(status);
        }
    }

    public static string Status(string state) => $$"""{"status":"{{state}}","request_id":"r1"}""";
}

namespace FalGenerated.Tests.Support;

/// <summary>Answers of the queue, and clients over a script.</summary>
public static class Fal
{
    public const string Key = "canary-id:canary-secret-4711";

    public const string Accepted =
        """{"status":"IN_QUEUE","request_id":"r1","response_url":"https://queue.fal.run/owner/app/requests/r1","status_url":"https://queue.fal.run/owner/app/requests/r1/status","cancel_url":"https://queue.fal.run/owner/app/requests/r1/cancel","queue_position":2}""";

    public const string Output = """{"video":{"url":"https://v3.fal.media/files/a/out.mp4?sig=canary-signature"},"duration":10.0}""";

    public static TestInput Input { get; } = new() { VideoUrl = "https://media.example/in.mp4?sig=canary-signature" };

    public static FalClient Client(HttpMessageHandler handler, TimeProvider? time = null) => new(new FalOptions { Key = Key }, handler, time);

    public static FalEndpoint<TestInput, TestOutput> Endpoint(HttpMessageHandler handler, TimeProvider? time = null) =>
        Client(handler, time).Endpoint(TestEndpoint.Descriptor);

    public static string Status(string state) => $$"""{"status":"{{state}}","request_id":"r1"}""";
}

using System.Net;
using System.Text;

namespace FalGenerated.Benchmarks.Micro;

/// <summary>A wire without a network: it takes what is sent, and answers from memory.</summary>
internal sealed class FakeQueue : HttpMessageHandler
{
    private static readonly byte[] Accepted = Encoding.UTF8.GetBytes(
        """{"status":"IN_QUEUE","request_id":"r1","response_url":"https://queue.fal.run/fal-ai/bytedance-upscaler/requests/r1","status_url":"https://queue.fal.run/fal-ai/bytedance-upscaler/requests/r1/status","cancel_url":"https://queue.fal.run/fal-ai/bytedance-upscaler/requests/r1/cancel","queue_position":0}""");

    private static readonly byte[] Completed = Encoding.UTF8.GetBytes("""{"status":"COMPLETED","request_id":"r1","logs":null,"metrics":{"inference_time":12.5}}""");
    private static readonly byte[] Event = [.. "data: "u8, .. Completed, .. "\n\n"u8];

    private static readonly byte[] Output = Encoding.UTF8.GetBytes(
        """{"video":{"url":"https://v3.fal.media/files/a/out.mp4","content_type":"video/mp4","file_name":"out.mp4","file_size":1234567},"duration":10.0}""");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } body)
        {
            await body.CopyToAsync(Stream.Null, cancellationToken);
        }

        string path = request.RequestUri!.AbsolutePath;
        (byte[] bytes, string type) = request.Method == HttpMethod.Post ? (Accepted, "application/json")
            : path.EndsWith("/stream", StringComparison.Ordinal) ? (Event, "text/event-stream")
            : path.EndsWith("/status", StringComparison.Ordinal) ? (Completed, "application/json")
            : (Output, "application/json");
        ByteArrayContent content = new(bytes);
        content.Headers.ContentType = new(type);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}

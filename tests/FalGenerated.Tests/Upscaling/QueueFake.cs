using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Upscaling;

/// <summary>A queue that accepts each submit, and whose jobs are finished at once. It counts what it is asked.</summary>
internal sealed class QueueFake : HttpMessageHandler
{
    public List<JObject> Submits { get; } = [];

    public HttpStatusCode SubmitStatus { get; set; } = HttpStatusCode.OK;

    public decimal BilledSeconds { get; set; } = 10;

    public HttpStatusCode ResultStatus { get; set; } = HttpStatusCode.OK;

    /// <summary>What a result says in <c>X-Fal-Billable-Units</c>; null for nothing.</summary>
    public string? Units { get; set; }

    public FalClient Client(TimeProvider? time = null) => new(new FalOptions { ApiKey = "id:secret" }, this, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Post)
        {
            Submits.Add(JObject.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)));
            return Json(SubmitStatus, $$"""{"status":"IN_QUEUE","request_id":"r{{Submits.Count}}","queue_position":0}""");
        }

        return path.EndsWith("/status", StringComparison.Ordinal)
            ? Json(HttpStatusCode.OK, """{"status":"COMPLETED","request_id":"r1"}""")
            : Result();
    }

    private HttpResponseMessage Result()
    {
        HttpResponseMessage result = Json(ResultStatus, $$"""{"video":{"url":"https://v3.fal.media/o.mp4"},"duration":{{BilledSeconds}}}""");
        if (Units is not null)
        {
            result.Headers.Add("X-Fal-Billable-Units", Units);
        }

        return result;
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string text) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
}

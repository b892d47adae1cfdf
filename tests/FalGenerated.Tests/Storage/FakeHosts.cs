using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Tests.Storage;

/// <summary>The REST host and the file host in one handler: they hand out addresses, take parts, and check what they took.</summary>
internal sealed class FakeHosts : HttpMessageHandler
{
    private readonly ConcurrentQueue<SeenRequest> seen = new();
    private readonly ConcurrentDictionary<string, (byte[] Bytes, string Tag)> parts = new();
    private int addresses;

    public IReadOnlyList<SeenRequest> Seen => [.. seen];

    /// <summary>Files by their path.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();

    /// <summary>Answers instead of the host, or throws; null lets the host answer. Called when the body has been received.</summary>
    public Func<SeenRequest, HttpResponseMessage?>? Fault { get; set; }

    /// <summary>Runs before a body is read.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task>? Arrive { get; set; }

    /// <summary>Whether tags come as JSON; otherwise as a header.</summary>
    public bool TagsAsJson { get; set; }

    public int Count(Func<SeenRequest, bool> predicate) => seen.Count(predicate);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Arrive is { } arrive)
        {
            await arrive(request, cancellationToken);
        }

        SeenRequest one = await SeenRequest.OfAsync(request, cancellationToken);
        seen.Enqueue(one);
        return Fault?.Invoke(one) ?? Answer(one);
    }

    private HttpResponseMessage Answer(SeenRequest seen)
    {
        string[] segments = seen.Path.Trim('/').Split('/');
        return (seen.Method.Method, segments) switch
        {
            ("POST", ["storage", "upload", _]) => Initiate(seen),
            ("PUT", ["up", var upload]) => Put("/files/" + upload, seen.Body),
            ("PUT", ["up", var upload, var number]) => PutPart(upload, number, seen.Body),
            ("POST", ["up", var upload, "complete"]) => Complete(upload, seen),
            ("GET", ["files", ..]) => Files.TryGetValue(seen.Path, out byte[]? file) ? FileAnswers.Of(file, seen) : new(HttpStatusCode.NotFound),
            _ => new HttpResponseMessage(HttpStatusCode.MethodNotAllowed),
        };
    }

    private HttpResponseMessage Initiate(SeenRequest seen)
    {
        Assert.Equal("?storage_type=fal-cdn-v3", seen.Address.Query);
        int number = Interlocked.Increment(ref addresses);
        return Json(new JObject
        {
            ["upload_url"] = $"https://v3.fal.media/up/{number}?signature=secret{number}&x=1",
            ["file_url"] = $"https://v3b.fal.media/files/{number}",
        });
    }

    private HttpResponseMessage Put(string path, byte[] body)
    {
        Files[path] = body;
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    private HttpResponseMessage PutPart(string upload, string number, byte[] body)
    {
        string tag = $"\"{upload}-{number}-{body.Length}\"";
        parts[$"{upload}/{number}"] = (body, tag);
        if (TagsAsJson)
        {
            return Json(new JObject { ["partNumber"] = int.Parse(number, CultureInfo.InvariantCulture), ["etag"] = tag });
        }

        HttpResponseMessage response = new(HttpStatusCode.OK);
        response.Headers.TryAddWithoutValidation("ETag", tag);
        return response;
    }

    private HttpResponseMessage Complete(string upload, SeenRequest seen)
    {
        JArray told = (JArray)JObject.Parse(seen.Text)["parts"]!;
        using MemoryStream whole = new();
        for (int number = 1; number <= told.Count; number++)
        {
            if (!parts.TryGetValue($"{upload}/{number}", out (byte[] Bytes, string Tag) part)
                || (int)told[number - 1]["partNumber"]! != number
                || (string?)told[number - 1]["etag"] != part.Tag)
            {
                return new HttpResponseMessage(HttpStatusCode.BadRequest);
            }

            whole.Write(part.Bytes);
        }

        Files["/files/" + upload] = whole.ToArray();
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    private static HttpResponseMessage Json(JObject body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
}

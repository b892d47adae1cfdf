using System.Net;
using System.Net.Http.Headers;

namespace FalGenerated.Tests.Video;

/// <summary>A web server in the process that answers ranges of a stream, and counts what it is asked.</summary>
internal sealed class RangeServer(Stream content) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    public long BytesSent { get; private set; }

    public bool SendsRanges { get; init; } = true;

    public string? Tag { get; set; }

    public string? ContentType { get; init; } = "video/mp4";

    /// <summary>Answers instead of the content; null lets the content answer.</summary>
    public Func<HttpRequestMessage, int, HttpResponseMessage?> Instead { get; init; } = (_, _) => null;

    public HttpClient Client() => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        HttpResponseMessage response = Instead(request, Requests.Count) ?? Content(request.Headers.Range!.Ranges.Single());
        response.RequestMessage ??= request;
        return Task.FromResult(response);
    }

    private HttpResponseMessage Content(RangeItemHeaderValue range)
    {
        long from = range.From!.Value;
        long to = Math.Min(range.To!.Value, content.Length - 1);
        if (!SendsRanges)
        {
            content.Position = 0;
            return Answer(HttpStatusCode.OK, new StreamContent(content));
        }

        if (from > to)
        {
            ByteArrayContent none = new([]);
            none.Headers.ContentRange = new ContentRangeHeaderValue(content.Length);
            return Answer(HttpStatusCode.RequestedRangeNotSatisfiable, none);
        }

        byte[] bytes = new byte[to - from + 1];
        content.Position = from;
        content.ReadExactly(bytes);
        BytesSent += bytes.Length;
        ByteArrayContent part = new(bytes);
        part.Headers.ContentRange = new ContentRangeHeaderValue(from, to, content.Length);
        return Answer(HttpStatusCode.PartialContent, part);
    }

    private HttpResponseMessage Answer(HttpStatusCode status, HttpContent body)
    {
        HttpResponseMessage response = new(status) { Content = body };
        response.Content.Headers.ContentType = ContentType is null ? null : new MediaTypeHeaderValue(ContentType);
        response.Headers.ETag = Tag is null ? null : EntityTagHeaderValue.Parse(Tag);
        return response;
    }
}

using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Text;

namespace FalGenerated.Tests.Support;

/// <summary>The end of the wire: it records each request, reads its body as a socket would, and answers as told.</summary>
public sealed class ScriptedHandler(Func<Seen, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Seen> seen = new();

    public ScriptedHandler(Func<Seen, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    /// <summary>Whether it reads bodies, as a socket does once it is connected. False: whatever it throws comes before that.</summary>
    public bool ReadsBodies { get; init; } = true;

    public IReadOnlyList<Seen> Requests => [.. seen];

    public int Count(string method) => seen.Count(request => request.Method == method);

    public static HttpResponseMessage Json(int status, string body, params (string Name, string Value)[] headers)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public static HttpResponseMessage Html(int status) =>
        new((HttpStatusCode)status) { Content = new StringContent("<html><center>nginx</center></html>", Encoding.UTF8, "text/html") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = ReadsBodies && request.Content is { } content ? await ReadAsync(content, cancellationToken) : "";

        Seen one = new(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            body);
        seen.Enqueue(one);
        HttpResponseMessage response = await answer(one, cancellationToken);

        // As a transport does. An answer to a request that it does not name proves nothing.
        response.RequestMessage = request;
        return response;
    }

    /// <summary>Through a pipe: what is written to a memory stream was copied, and a connection is none.</summary>
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0));
        await content.CopyToAsync(pipe.Writer.AsStream(), cancellationToken);
        await pipe.Writer.CompleteAsync();
        using StreamReader reader = new(pipe.Reader.AsStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}

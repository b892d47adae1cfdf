namespace FalGenerated.Transport;

/// <summary>
/// Sends by a client of the caller. Its handlers stand below our guard, so a copy of the request goes out, and what protects a paid one
/// against theirs is its body, which can be written once.
/// </summary>
internal sealed class ForwardingHandler(HttpClient client) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage copy = new(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach ((string name, object? value) in request.Options)
        {
            copy.Options.Set(new HttpRequestOptionsKey<object?>(name), value);
        }

        try
        {
            HttpResponseMessage response = await client.SendAsync(copy, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

            // A redirect that the client followed is another request in the same object.
            if (ReferenceEquals(response.RequestMessage, copy) && copy.Method == request.Method && copy.RequestUri == request.RequestUri)
            {
                response.RequestMessage = request;
            }

            return response;
        }
        finally
        {
            // The body is the original request's to dispose.
            copy.Content = null;
        }
    }
}

namespace FalGenerated.Tests.Submitting;

/// <summary>The ways in which a handler of a host takes a body, to send it more than once.</summary>
public enum BodyTaking
{
    /// <summary>It sends the same request with the same body.</summary>
    Shares,

    /// <summary>It loads the body into memory and sends the same request.</summary>
    Keeps,

    /// <summary>It reads the bytes and sends requests of its own.</summary>
    Clones,

    /// <summary>It writes the body to a stream of its own and sends requests of its own, which it hides.</summary>
    Hides,
}

/// <summary>A host's home-made retry, inside the client that it gives: it sends until there is an answer below 500, three times at most.</summary>
internal sealed class RepeatingHandler(BodyTaking taking) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        byte[]? hidden = taking == BodyTaking.Hides ? await CopyAsync(request.Content, cancellationToken) : null;
        for (int sends = 1; ; sends++)
        {
            HttpRequestMessage sent = hidden is null ? await TakeAsync(request, cancellationToken) : Clone(request, hidden);
            try
            {
                HttpResponseMessage response = await base.SendAsync(sent, cancellationToken);
                if ((int)response.StatusCode < 500 || sends == 3)
                {
                    response.RequestMessage = taking == BodyTaking.Hides ? request : response.RequestMessage;
                    return response;
                }
            }
            catch (HttpRequestException) when (sends < 3)
            {
                // The next one may fare better.
            }
        }
    }

    private async Task<HttpRequestMessage> TakeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        switch (taking)
        {
            case BodyTaking.Keeps:
                await request.Content!.LoadIntoBufferAsync(cancellationToken);
                return request;
            case BodyTaking.Clones:
                return Clone(request, await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            default:
                return request;
        }
    }

    private static HttpRequestMessage Clone(HttpRequestMessage request, byte[] body)
    {
        HttpRequestMessage clone = new(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            clone.Headers.TryAddWithoutValidation(name, values);
        }

        return clone;
    }

    private static async Task<byte[]> CopyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using MemoryStream copy = new();
        await content.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}

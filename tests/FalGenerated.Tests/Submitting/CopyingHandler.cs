using System.Net;

namespace FalGenerated.Tests.Submitting;

/// <summary>A host's home-made retry: it sends copies of a request, without its options, until one is not answered by a 5xx, four at most.</summary>
internal sealed class CopyingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        for (int sends = 1; ; sends++)
        {
            HttpRequestMessage copy = new(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
            HttpResponseMessage response = await base.SendAsync(copy, cancellationToken);
            if (response.StatusCode < HttpStatusCode.InternalServerError || sends == 4)
            {
                return response;
            }
        }
    }
}

using System.Net;

namespace FalGenerated.Tests.Submitting;

/// <summary>A host's home-made retry: it keeps the body in memory and sends the same request until it is not answered by a 5xx, four times at most.</summary>
internal sealed class KeepingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.LoadIntoBufferAsync(cancellationToken);
        for (int sends = 1; ; sends++)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode < HttpStatusCode.InternalServerError || sends == 4)
            {
                return response;
            }
        }
    }
}

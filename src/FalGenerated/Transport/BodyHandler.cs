using FalGenerated.Wire;

namespace FalGenerated.Transport;

/// <summary>
/// Reads the body of a short answer before it is handed on, so that time limits and retries cover the body too:
/// otherwise a connection cut in the middle of a body would be met where nothing repeats the call.
/// </summary>
internal sealed class BodyHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Options.Operation == FalOperation.Stream || EventStream.IsOpen(request, response))
        {
            return response;
        }

        try
        {
            await (request.Options.Operation == FalOperation.Storage
                ? AnswerBody.LoadAsync(response, AnswerBody.LongestFailure, cuts: true, cancellationToken)
                : AnswerBody.LoadAsync(response, cancellationToken)).ConfigureAwait(false);
            return response;
        }
        catch (Exception error)
        {
            HttpAnswer head = HttpAnswer.Of(response);
            response.Dispose();
            if (error is HttpRequestException or IOException)
            {
                throw new FalBodyLostException(head, error);
            }

            throw;
        }
    }
}

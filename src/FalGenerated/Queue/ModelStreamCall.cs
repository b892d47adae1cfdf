using System.Net;
using System.Net.Http.Headers;
using FalGenerated.CodeGeneration;
using FalGenerated.Errors;
using FalGenerated.Wire;

namespace FalGenerated.Queue;

/// <summary>Opens the stream of a model: the paid POST whose answer is its output, event by event.</summary>
/// <param name="call">The call with its body.</param>
/// <param name="http">Sends it.</param>
internal sealed class ModelStreamCall(FalCall call, HttpClient http)
{
    /// <summary>Sends, and returns the answer as soon as its headers are there. The caller disposes it.</summary>
    /// <exception cref="FalApiException">The service refused it.</exception>
    public async Task<FalResponse<HttpResponseMessage>> OpenAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, call.Address) { Version = HttpVersion.Version20 };
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream, application/json");
        foreach ((string name, string value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        call.Annotate?.Invoke(request.Options);
        request.Content = new ReadOnlyMemoryContent(call.Body!.Value) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return new FalResponse<HttpResponseMessage>(HttpAnswer.Of(response), response);
        }

        using (response)
        {
            string text = await AnswerBody.StartAsync(response, cancellationToken).ConfigureAwait(false);
            throw Failures.OfAnswer(ErrorResponseReader.Read(HttpAnswer.Of(response, text), call.Time));
        }
    }
}

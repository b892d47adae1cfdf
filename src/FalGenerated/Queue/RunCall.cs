using FalGenerated.Contracts;

namespace FalGenerated;

/// <summary>The synchronous run: the paid POST whose answer is the output itself. No contract document describes it, so it is written by hand.</summary>
internal sealed class RunCall(FalCall call, HttpClient http) : FalRawClient(call)
{
    public async Task<FalResponse<TOutput>> PostAsync<TOutput>(object input, CancellationToken cancellationToken)
        where TOutput : class
    {
        using HttpRequestMessage request = await CreateHttpRequestMessageAsync(cancellationToken).ConfigureAwait(false);
        request.Method = HttpMethod.Post;
        request.RequestUri = AddressOf("");
        request.Content = CreateContent(input);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using HttpResponseMessage response = await http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        AnswerHead head = AnswerHead.Of(response);
        if (!response.IsSuccessStatusCode)
        {
            string text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw new FalWireException("The run failed.", head.StatusCode, text, head.Headers, null);
        }

        (TOutput output, _) = await ReadAsync<TOutput>(response, head.Headers, cancellationToken).ConfigureAwait(false);
        return new FalResponse<TOutput>(head.StatusCode, head.Headers, output);
    }
}

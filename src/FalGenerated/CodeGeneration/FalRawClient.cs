using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.CodeGeneration;

/// <summary>
/// Base of the generated raw clients: it makes the requests, writes bodies and reads answers, always with <see cref="FalJson"/>. A body is
/// written at most once: whatever repeats the request, a retry of the host or a redirect, ends in an <see cref="HttpRequestException"/> and
/// not in a second job.
/// </summary>
/// <param name="call">What this call carries beside its typed arguments.</param>
/// <param name="httpClient">Sends the requests.</param>
public abstract class FalRawClient(FalCall call, HttpClient httpClient)
{
    /// <summary>Sends one request and reads its answer. Any 2xx is a success: the queue answers 200 and 202 with the same body.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, relative to the client's base address; the call's own address wins.</param>
    /// <param name="query">Typed query parameters; one that is null is left out.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="cancellationToken">Ends the call, reading the body included.</param>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <exception cref="FalApiException">The status is not 2xx, or the body cannot be read.</exception>
    protected async Task<FalResponse<T>> SendAsync<T>(
        HttpMethod method,
        string path,
        IReadOnlyList<KeyValuePair<string, object?>> query,
        object? body,
        CancellationToken cancellationToken)
    {
        // Where TLS can agree on HTTP/2: a stream ties an answer to its request, and many share a connection.
        using HttpRequestMessage request = new(method, AddressOf(path, query)) { Version = HttpVersion.Version20 };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach ((string name, string value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        call.Annotate?.Invoke(request.Options);
        request.Content = body is null ? null : CreateContent(body);
        using HttpResponseMessage response = await httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);

        HttpAnswer answer = HttpAnswer.Of(response);
        string? misfit = null;
        if (answer.IsSuccess)
        {
            try
            {
                return new FalResponse<T>(answer, await ReadAsync<T>(response, cancellationToken).ConfigureAwait(false));
            }
            catch (JsonException error)
            {
                misfit = error.Message;
            }
        }

        string text = await AnswerBody.StartAsync(response, cancellationToken).ConfigureAwait(false);
        throw Failures.OfAnswer(ErrorResponseReader.Read(answer with { Body = text }, call.Time, misfit));
    }

    /// <summary>Reads from the bytes: a text of a large answer would be a second copy of it, and twice as long.</summary>
    private async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await AnswerBody.LoadAsync(response, cancellationToken).ConfigureAwait(false);
        using StreamReader text = AnswerBody.Open(response);
        if (call.IsStrict)
        {
            return FalJson.Read<T>(text) ?? throw new JsonSerializationException("The body is empty or null.");
        }

        List<string> misfits = [];
        T value = AnswerJson.Read<T>(text, misfits, cancellationToken) ?? throw new JsonSerializationException("The body is empty or null.");
        if (misfits.Count > 0)
        {
            call.OnMisfits?.Invoke(misfits);
        }

        return value;
    }

    private Uri AddressOf(string path, IReadOnlyList<KeyValuePair<string, object?>> query)
    {
        StringBuilder text = new(call.Address?.AbsoluteUri ?? path);
        char separator = call.Address?.Query.Length > 0 ? '&' : '?';
        IEnumerable<KeyValuePair<string, string>> typed = query.Where(parameter => parameter.Value is not null)
            .Select(parameter => KeyValuePair.Create(parameter.Key, Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)!));
        foreach ((string name, string value) in typed.Concat(call.Query))
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(text.ToString(), UriKind.RelativeOrAbsolute);
    }

    private HttpContent CreateContent(object body)
    {
        ReadOnlyMemory<byte> bytes = call.Body ?? JsonBody.Of(body, call.ExtraBody).Utf8;
        HttpContent content = call.IsGuarded ? new ReadOnlyMemoryContent(bytes) : new OnceContent(bytes.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

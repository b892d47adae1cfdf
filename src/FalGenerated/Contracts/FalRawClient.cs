using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Contracts;

/// <summary>Base of the generated raw clients: it makes the requests, writes bodies and reads answers, always with <see cref="FalJson"/>.</summary>
/// <param name="call">What this call carries beside its typed arguments.</param>
public abstract class FalRawClient(FalCall call)
{
    /// <summary>Makes the message of one request. The generated code sets method, content and address afterwards.</summary>
    protected Task<HttpRequestMessage> CreateHttpRequestMessageAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HttpRequestMessage request = new();
        foreach ((string name, string value) in call.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        call.Annotate?.Invoke(request.Options);
        return Task.FromResult(request);
    }

    /// <summary>The address to send to: the one that the call names, else the built one, with the call's query appended.</summary>
    protected Uri AddressOf(string built)
    {
        string address = call.Address?.AbsoluteUri ?? built;
        char separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        StringBuilder text = new(address);
        foreach ((string name, string value) in call.Query)
        {
            text.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return new Uri(text.ToString(), UriKind.RelativeOrAbsolute);
    }

    /// <summary>Writes a body.</summary>
    protected HttpContent CreateContent(object? body)
    {
        JToken json = body is null ? JValue.CreateNull() : JToken.FromObject(body, FalJson.Create());
        if (json is JObject members)
        {
            foreach ((string name, JToken value) in call.ExtraBody)
            {
                members[name] = value.DeepClone();
            }
        }

        ByteArrayContent content = new(Encoding.UTF8.GetBytes(FalJson.Write(json)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    /// <summary>Reads a body, or throws with its text when it does not decode.</summary>
    protected static async Task<(T Value, string Text)> ReadAsync<T>(
        HttpResponseMessage response,
        IReadOnlyDictionary<string, IEnumerable<string>> headers,
        CancellationToken cancellationToken)
    {
        string text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            T value = FalJson.Read<T>(text) ?? throw new JsonSerializationException("The body is empty or null.");
            return (value, text);
        }
        catch (JsonException error)
        {
            throw new FalWireException($"The answer cannot be read as {typeof(T).Name}.", (int)response.StatusCode, text, headers, error);
        }
    }
}

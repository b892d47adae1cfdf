namespace FalGenerated.Wire;

/// <summary>Status code and headers of an answer.</summary>
internal sealed record HttpAnswer(int StatusCode, IReadOnlyDictionary<string, IEnumerable<string>> Headers)
{
    public static HttpAnswer Of(HttpResponseMessage response)
    {
        Dictionary<string, IEnumerable<string>> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            headers[name] = values;
        }

        return new HttpAnswer((int)response.StatusCode, headers);
    }
}

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

    /// <summary>The first value of a header without blanks around it, whatever the case of its name; null when it did not come.</summary>
    public string? Header(string name)
    {
        foreach ((string key, IEnumerable<string> values) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return values.FirstOrDefault()?.Trim();
            }
        }

        return null;
    }
}

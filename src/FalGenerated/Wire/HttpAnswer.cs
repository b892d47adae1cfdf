using System.Globalization;

namespace FalGenerated.Wire;

/// <summary>An HTTP answer: status, headers, and the body as text where it was read.</summary>
/// <param name="StatusCode">The HTTP status code.</param>
/// <param name="Headers">All response and content headers.</param>
/// <param name="Body">The whole body; null when it was not read, or did not come whole.</param>
internal sealed record HttpAnswer(int StatusCode, IReadOnlyDictionary<string, IEnumerable<string>> Headers, string? Body = null)
{
    public static HttpAnswer Of(HttpResponseMessage response, string? body = null)
    {
        Dictionary<string, IEnumerable<string>> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            headers[name] = values;
        }

        return new HttpAnswer((int)response.StatusCode, headers, body);
    }

    /// <summary>Gets a value indicating whether the status is 2xx.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>The header that every answer of the gateway carries, and none of the ingress in front of it. Null when it is missing or empty.</summary>
    public string? RequestId => Header("x-fal-request-id") is { Length: > 0 } id ? id : null;

    /// <summary>The decimal text of <c>X-Fal-Billable-Units</c>; null when it did not come.</summary>
    public decimal? BillableUnits =>
        decimal.TryParse(Header("X-Fal-Billable-Units"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal units) ? units : null;

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

namespace FalGenerated;

/// <summary>
/// Thrown by a raw client for an answer that it cannot return: a status that is not 2xx, or a body that does not decode.
/// The typed layer translates it; only callers of a raw client meet it.
/// </summary>
public sealed class FalWireException(
    string message,
    int statusCode,
    string? response,
    IReadOnlyDictionary<string, IEnumerable<string>> headers,
    Exception? innerException) : Exception(message, innerException)
{
    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The body as text; null when it was not read. It may echo the whole input, so it stands in no message.</summary>
    public string? Response { get; } = response;

    /// <summary>All response and content headers.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; } = headers;
}

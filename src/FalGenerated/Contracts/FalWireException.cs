namespace FalGenerated.Contracts;

/// <summary>
/// What a raw client throws for an answer that it cannot return: an undeclared or failing status, or a body that does not decode.
/// The typed layer translates it; only callers of a raw client meet it.
/// </summary>
public class FalWireException(
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

/// <summary>A declared failure whose body was decoded.</summary>
/// <typeparam name="TResult">The declared type of the body.</typeparam>
public sealed class FalWireException<TResult>(
    string message,
    int statusCode,
    string? response,
    IReadOnlyDictionary<string, IEnumerable<string>> headers,
    TResult result,
    Exception? innerException) : FalWireException(message, statusCode, response, headers, innerException)
{
    /// <summary>The decoded body.</summary>
    public TResult Result { get; } = result;
}

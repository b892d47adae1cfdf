namespace FalGenerated;

/// <summary>A decoded answer with its status code and headers.</summary>
/// <param name="statusCode">The HTTP status code.</param>
/// <param name="headers">All response and content headers; names compare without case.</param>
/// <param name="result">The decoded body.</param>
/// <typeparam name="T">The type of the body.</typeparam>
public sealed class FalResponse<T>(int statusCode, IReadOnlyDictionary<string, IEnumerable<string>> headers, T result)
{
    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>All response and content headers.</summary>
    public IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; } = headers;

    /// <summary>The decoded body.</summary>
    public T Result { get; } = result;
}

using FalGenerated.Errors;
using FalGenerated.Net;
using FalGenerated.Wire;

namespace FalGenerated;

/// <summary>An answer that was not what was asked for: its facts, from whichever of fal's body families it came in.</summary>
public sealed class ErrorResponse
{
    /// <summary>The HTTP status code.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The id of the request (<c>x-fal-request-id</c>); null when the answer was made before one was given.</summary>
    public string? RequestId { get; init; }

    /// <summary>The service's code for the error, such as <c>runner_disconnected</c>; an open list. Null when there is none.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The best text of the body for people; the reason phrase when it has none, and of a success what is wrong with the body. Credentials of addresses are taken out.</summary>
    public required string Text { get; init; }

    /// <summary>Complaints about single fields; empty when there are none.</summary>
    public IReadOnlyList<FalFieldError> Errors { get; init; } = [];

    /// <summary>The value of <c>X-Fal-Retryable</c> or <c>X-Fal-Needs-Retry</c>; null when neither came.</summary>
    public bool? Retryable { get; init; }

    /// <summary>The delay of <c>Retry-After</c>, from now; null when it did not come.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets a value indicating whether the body is a JSON object. The ingress in front of the queue answers in HTML.</summary>
    public bool IsJson { get; init; }

    /// <summary>The body as it came, cut at 256 KiB; null when it was not read. It may echo the whole input, presigned addresses included: do not log it.</summary>
    public string? RawBody { get; init; }

    /// <summary>All headers.</summary>
    public required IReadOnlyDictionary<string, IEnumerable<string>> Headers { get; init; }

    /// <summary>The answer that was read.</summary>
    internal HttpAnswer Http => new(StatusCode, Headers, RawBody);

    /// <summary>The same answer with what a status said of the failure.</summary>
    internal ErrorResponse Saying(string text, string? errorType) => new()
    {
        StatusCode = StatusCode,
        RequestId = RequestId,
        ErrorType = errorType is null ? ErrorType : Redact.Text(errorType),
        Text = Redact.Text(text),
        Errors = Errors,
        Retryable = Retryable,
        RetryAfter = RetryAfter,
        IsJson = IsJson,
        RawBody = RawBody,
        Headers = Headers,
    };

    /// <summary>Status and text.</summary>
    public override string ToString() => ErrorType is null ? $"{StatusCode}: {Text}" : $"{StatusCode} {ErrorType}: {Text}";
}
